import { addressText } from "../../records/address.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { NO_NAME } from "../../tables/name-table.ts";
import { addressOfReverseName } from "../../tables/reverse-name.ts";
import type { HintExtent } from "./hint-settings.ts";
import type { HintedEntry } from "./hinted-entry.ts";

/**
 * The owner of a record that begins with a blank. Where only what is doubtful is told, that is where something else than a record
 * stands on the line above.
 */
export function inheritedOwnerHint(of: HintedEntry, extent: HintExtent, isBehindGap: boolean): void {
	const { entry, owner } = of;
	if (extent === "off" || entry.directive !== "" || entry.head.owner >= 0 || owner === NO_NAME) return;
	if (of.hasManyOrigins || (extent === "doubtful" && !isBehindGap)) return;
	const name = of.text(owner);
	of.at(entry.start, name, `The record begins with a blank, so it has the owner of the record before it, ${name}`);
}

/** The address that the owner of a PTR record stands for, at the end of its line: behind the owner it would move the columns. */
export function addressHint(of: HintedEntry): void {
	const { entry, owner } = of;
	const { names } = of.context.workspace.tables;
	if (entry.directive !== "" || entry.head.owner < 0 || entry.head.typeCode !== TYPE_CODE.PTR || owner === NO_NAME)
		return;
	if (of.hasManyOrigins) return;
	const found = addressOfReverseName(names, owner);
	if (!found || found.bits !== found.octets.length * 8) return;
	const address = addressText(found.octets);
	of.atLineEnd(entry.head.owner, address, `${of.text(owner)} is the reverse name of ${address}`, {
		over: "anything",
		leads: true,
	});
}
