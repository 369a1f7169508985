import type { Action } from "../fix.ts";
import { copyPointerRequest } from "../fixes/copy-request.ts";
import { retargetPointer } from "../fixes/retarget-pointer.ts";
import type { PointerView } from "../views/pointer-view.ts";
import { givesHelo } from "./helo-flaw.ts";
import { properNames } from "./proper-names.ts";

/** Whoever has more names than this on one address knows which to take. */
const MAX_NAMES = 5;

/**
 * The names that a PTR could rather give, best first: those that have the address, and that receivers do not
 * take for a dial-up line. Where the PTR is published elsewhere, the request for it.
 */
export function retargetActions(pointer: PointerView): readonly Action[] {
	const { address, record, state } = pointer;
	if (!record) return [copyPointerRequest(address)];
	// One that leads back may be needed by the host of that name; a generated one cannot change alone.
	if (state === "confirmed" || record.isGenerated || givesHelo(pointer)) return [];
	return properNames(address)
		.filter((name) => name !== pointer.target)
		.slice(0, MAX_NAMES)
		.map((name, index) => ({ ...retargetPointer(record, name), preferred: index === 0 }));
}
