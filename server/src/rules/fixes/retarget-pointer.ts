import { TYPE_PTR } from "../../workspace/lookup.ts";
import type { Fix, Refusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import type { Change } from "./change.ts";
import { makeJointFix, type Offer } from "./make-fix.ts";
import { nameChange } from "./replace-name.ts";

/** Lets a PTR record name another host, unless the one that it names has the address. */
export function retargetPointer(pointer: RecordView, target: string, reason = "", offer: Offer = {}): Fix {
	const { context } = pointer;
	const title = `${retargetTitle(pointer, target)}${reason}`;
	return makeJointFix({ context, title, changes: () => [pointerRetargeted(pointer, target)] }, offer);
}

/** `Change PTR 25 from old.example.com. to mail.example.com.` */
export function retargetTitle(pointer: RecordView, target: string): string {
	const label = pointer.context.workspace.tables.names.label(pointer.ownerName);
	return `Change PTR ${label} from ${pointer.target} to ${target}`;
}

/** The same as a part of a greater repair. */
export function pointerRetargeted(pointer: RecordView, target: string): Change {
	return nameChange(pointer, 0, target, () => presentRefusal(pointer, target) ?? confirmedRefusal(pointer));
}

/** The owner needs no second PTR to a host. */
function presentRefusal(pointer: RecordView, target: string): Refusal | undefined {
	const others = pointer.recordsOfOwner(TYPE_PTR).filter(({ id }) => id !== pointer.id);
	if (!others.some((other) => other.target === target)) return undefined;
	return { refusal: `${pointer.owner} has a PTR to ${target} already: delete the one that is wrong` };
}

/** A PTR that leads back to the address must stay: mail servers accept any one that does. */
function confirmedRefusal(pointer: RecordView): Refusal | undefined {
	const { chains } = pointer.context;
	const { addresses } = chains.addressesAt(pointer.resolveTarget());
	for (const address of addresses) {
		const { pointers } = chains.chain(pointer.universe, address);
		if (pointers.some(({ record, state }) => record === pointer.id && state === "confirmed")) {
			const text = pointer.context.workspace.tables.addresses.text(address);
			return { refusal: `${pointer.target} has the address ${text}, so its PTR is right: add another PTR instead` };
		}
	}
	return undefined;
}
