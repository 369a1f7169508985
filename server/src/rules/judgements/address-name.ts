import { addressOfReverseName } from "../../tables/reverse-name.ts";
import type { RecordView } from "../views/record-view.ts";

/** Whether a name is that of one address in the reverse zone of a record. */
export function isAddressName({ context, zone }: RecordView, name: string): boolean {
	const { workspace } = context;
	const { names } = workspace.tables;
	const id = workspace.name(name);
	if (id < 0 || !names.isWithin(id, zone.origin)) return false;
	const found = addressOfReverseName(names, id);
	return found !== undefined && found.bits === found.octets.length * 8;
}
