import type { RecordId } from "../tables/record-table.ts";
import type { Zone } from "./zone.ts";

/** Told about each record that comes or goes, so that what depends on it can be judged again. */
export interface ChangeListener {
	/** The record is in the tables. */
	recordAdded(record: RecordId, zone: Zone): void;
	/** The record is still in the tables, and is taken out next. */
	recordRemoved(record: RecordId, zone: Zone): void;
	/** Something is wrong, or was, with the text that a zone has from a file. */
	problemsChanged(zone: Zone, path: string): void;
	/** A comment that speaks to this program came, went or changed. */
	remarksChanged(): void;
}
