import { AddressTable } from "./address-table.ts";
import { NameTable } from "./name-table.ts";
import { RecordTable } from "./record-table.ts";

/** The three tables of a workspace. */
export interface Tables {
	readonly names: NameTable;
	readonly addresses: AddressTable;
	readonly records: RecordTable;
}

/** Empty tables with room for about `expected` records, so that they need not grow while a known amount of text is read. */
export function makeTables(expected: number): Tables {
	const names = new NameTable(Math.ceil(expected * 1.05));
	const addresses = new AddressTable(Math.ceil(expected * 0.8));
	return { names, addresses, records: new RecordTable(names, addresses, Math.ceil(expected * 1.02)) };
}
