import { pointerTargetKind } from "../../mail/smtp-name.ts";
import type { PointerView } from "../views/pointer-view.ts";
import { lacksFinalDot } from "./missing-dot.ts";
import { targetFlaw } from "./reverse-target.ts";
import { reversedOctets } from "./reversed-octets.ts";

/** What is wrong with the name itself that a PTR gives, or with the one at which it stands; it explains all else that could be said of the target. */
export type PointerFlaw = "missing-dot" | "not-a-host" | "reversed" | "localhost" | "private-suffix" | "unqualified";

/** The flaw in the name of a PTR that is to be reported; undefined if there is none. */
export function pointerFlaw(pointer: PointerView): PointerFlaw | undefined {
	const { address, record, target } = pointer;
	if (record && lacksFinalDot(record)) return "missing-dot";
	const inReverseZone = record && targetFlaw(record);
	if (inReverseZone && inReverseZone !== "characters") return "not-a-host";
	if (reversedOctets(pointer)) return "reversed";
	const kind = pointerTargetKind(target);
	if (kind === undefined || kind === "localhost") return kind;
	// In a private network, names of its own kind are right.
	if (address.isPrivate) return undefined;
	return kind === "private-suffix" && address.role !== "sending" ? undefined : kind;
}
