import { inserted } from "../syntax/repair.ts";
import type { NameId } from "../tables/name-table.ts";
import type { BlockReader } from "./block-reader.ts";
import { portability } from "./portability.ts";
import { BEHIND_GENERATE, BEHIND_ORIGIN } from "./scan-state.ts";

/** Tells of a record without owner that stands behind a directive, so that another owner than the one it has may be meant. */
export function noteBlankOwner(reader: BlockReader, owner: NameId): void {
	const { behind, tables, zone, entryStart } = reader;
	const name = tables.names.text(owner);
	const repairs = [
		{ title: `Write ${name} in front of it`, edits: [inserted(entryStart, name)], keepsRecords: true } as const,
	];
	if (behind === BEHIND_GENERATE) {
		const message = `this record belongs to ${name}, the owner before the $GENERATE: write the owner that is meant`;
		reader.problemAt(0, "blank-owner-after-generate", message, { repairs });
	} else if (behind === BEHIND_ORIGIN) {
		const message = `this record belongs to ${name}, the owner before the $ORIGIN, and not to the new origin: write the owner that is meant`;
		reader.problemAt(0, "inherited-owner-after-origin", message, { repairs });
	} else {
		const ownSeverity = portability(zone, ["nsd"], "warning", "warning");
		if (!ownSeverity) return;
		const message = `this record belongs to ${name}, the owner before the $INCLUDE, but NSD up to 4.9 gives it the last owner of the included file: write the owner`;
		reader.problemAt(0, "blank-owner-after-include", message, { ownSeverity, repairs });
	}
}
