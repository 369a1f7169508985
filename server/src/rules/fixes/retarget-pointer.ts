import type { NameId } from "../../tables/name-table.ts";
import type { Fix, Refusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { replaceField } from "./replace-field.ts";
import { originAt } from "./state-at.ts";
import { writtenName } from "./written-name.ts";

/** Lets a PTR record name another host, unless the one that it names has the address. */
export function retargetPointer(pointer: RecordView, target: string): Fix {
	const { workspace } = pointer.context;
	const { names } = workspace.tables;
	const title = `Change PTR ${names.label(pointer.ownerName)} from ${pointer.target} to ${target}`;
	const write: Parameters<typeof replaceField>[3] = ({ block, entry }) => {
		const name: NameId = workspace.name(target);
		const origin = originAt(block, entry.start);
		return writtenName(workspace, name, origin, !pointer.writtenField(0).endsWith(".") && name !== origin);
	};
	return replaceField(pointer, 0, title, write, () => confirmedRefusal(pointer));
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
