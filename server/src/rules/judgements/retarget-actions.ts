import { isChosenName } from "../../mail/generic-name.ts";
import type { Action } from "../fix.ts";
import { copyPointerRequests } from "../fixes/copy-request.ts";
import { askNameOfAddress } from "../fixes/name-address.ts";
import { MOST_NAMES } from "../fixes/name-offer.ts";
import { retargetPointer } from "../fixes/retarget-pointer.ts";
import { type Candidate, candidatesOf } from "../views/candidate.ts";
import type { PointerView } from "../views/pointer-view.ts";
import { givesHelo } from "./helo-flaw.ts";
import { pointerNames } from "./pointer-names.ts";

/**
 * The names that a PTR could rather give, best first: those that have the address, and that receivers do not
 * take for a dial-up line. Where there is none, one that is asked for; where the PTR is published elsewhere, the
 * request for it.
 */
export function retargetActions(pointer: PointerView): readonly Action[] {
	return retargetActionsAmong(pointer, properCandidates(pointer));
}

/** The same among given names. */
export function retargetActionsAmong(pointer: PointerView, candidates: readonly Candidate[]): readonly Action[] {
	const { address, record } = pointer;
	if (!record) return copyPointerRequests(address);
	if (!isRetargetable(pointer)) return [];
	const fixes = pointerNames(address, candidates).map(({ name, reason, preferred }) =>
		retargetPointer(record, name, reason, { preferred }),
	);
	if (fixes.length > 0 && candidates.length <= MOST_NAMES) return fixes;
	const asked = askNameOfAddress(address, candidates[0]?.name ?? "mail.example.com", record);
	return asked ? [...fixes, asked] : fixes;
}

/** The names that the PTR could give without a flaw of their own, best first. */
export function properCandidates({ address, target }: PointerView): readonly Candidate[] {
	return candidatesOf(address).filter(({ name }) => name !== target && isChosenName(name, address.octets));
}

/** Whether a PTR may give another name: one that leads back may be needed by the host of that name; a generated one, or that of a wildcard, cannot change alone. */
export function isRetargetable(pointer: PointerView): boolean {
	const { address, record, state } = pointer;
	if (address.chain.wildcard) return false;
	return record !== undefined && state !== "confirmed" && !record.isGenerated && !givesHelo(pointer);
}
