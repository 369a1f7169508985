import type { RecordId } from "../tables/record-table.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** The preference of an MX record; 0 where its text is not at hand. */
export function mxPreference(workspace: Workspace, record: RecordId): number {
	const wire = workspace.rdataWire(record);
	return wire ? wire[0]! * 256 + wire[1]! : 0;
}
