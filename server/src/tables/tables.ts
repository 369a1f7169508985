import { AddressTable } from "./address-table.ts";
import { NameTable } from "./name-table.ts";
import { RecordTable } from "./record-table.ts";

/** The three tables of a workspace. */
export interface Tables {
	readonly names: NameTable;
	readonly addresses: AddressTable;
	readonly records: RecordTable;
}

export function makeTables(): Tables {
	const names = new NameTable();
	const addresses = new AddressTable();
	return { names, addresses, records: new RecordTable(names, addresses) };
}

/** Makes room for what about so many more lines of zone text bring, one table at a time, so that they need not grow while these are read. */
export function* reserveSteps({ names, addresses, records }: Tables, lines: number): Generator<void, void> {
	names.reserve(Math.ceil(lines * 1.12));
	yield;
	addresses.reserve(Math.ceil(lines * 0.8));
	yield;
	records.reserve(Math.ceil(lines * 1.02));
	yield;
}
