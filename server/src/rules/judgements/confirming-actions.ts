import { isChosenName } from "../../mail/generic-name.ts";
import { spellingDistance } from "../../text/spelling-distance.ts";
import type { Action, Fix } from "../fix.ts";
import { renameAddress } from "../fixes/name-address.ts";
import type { Candidate } from "../views/candidate.ts";
import type { PointerView } from "../views/pointer-view.ts";
import { addressForTarget } from "./address-for-target.ts";
import { isRetargetable, properCandidates, retargetActionsAmong } from "./retarget-actions.ts";
import { similarHosts } from "./similar-hosts.ts";

/** What makes a PTR lead back to its address: another target, or the address at the target. */
export function confirmingActions(pointer: PointerView): readonly Action[] {
	const { address, target } = pointer;
	const candidates = alikeFirst(target, properCandidates(pointer));
	const retarget = retargetActionsAmong(pointer, candidates);
	// Giving a dial-up name an address would trade one finding for another.
	if (!isChosenName(target, address.octets)) return retarget;
	const similar = candidates.length === 0 ? renames(pointer) : [];
	const { add, change } = addressForTarget(pointer);
	const isOnly = candidates.length === 0 && similar.length === 0 && !change;
	return [...retarget, ...similar, ...(add ? [{ ...add, preferred: isOnly }] : []), ...(change ? [change] : [])];
}

/** Hosts of a similar name, where none has the address: the PTR may name one of them, and give it the address. */
function renames(pointer: PointerView): readonly Fix[] {
	const { address, record } = pointer;
	if (!record || pointer.state !== "absent" || !isRetargetable(pointer)) return [];
	const { zone } = record.resolveTarget().answer;
	if (!zone) return [];
	return similarHosts(record, zone).flatMap(({ name }) => renameAddress(address, record, name) ?? []);
}

/** Names that the target may be a misspelling of come first. */
function alikeFirst(target: string, candidates: readonly Candidate[]): readonly Candidate[] {
	const distance = ({ name }: Candidate) => spellingDistance(name, target, MOST_SLIPS);
	return [...candidates].sort((one, other) => distance(one) - distance(other));
}

/** Names with more letters other than these are others. */
const MOST_SLIPS = 2;
