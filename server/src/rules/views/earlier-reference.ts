import type { RecordId } from "../../tables/record-table.ts";
import type { RecordView } from "./record-view.ts";
import { compareByText } from "./text-order.ts";

/** A record of the same type that the view's universe can see and that refers to the same name from an earlier place. */
export function earlierReference({ context, id, targetName, type, universe }: RecordView): RecordId | undefined {
	const { workspace } = context;
	const { records } = workspace.tables;
	const isEarlier = (other: RecordId) => {
		if (records.type[other] !== type || compareByText(workspace, other, id) >= 0) return false;
		return workspace.zones.isVisible(universe, workspace.zones.zoneOf(other));
	};
	// Neighbours in the list were mostly read one after the other, so an earlier one is found at once.
	for (const next of [records.nextOfReference, records.previousOfReference]) {
		let left = NEAR;
		for (let at = next[id]!; at >= 0 && left > 0; at = next[at]!, left--) {
			if (isEarlier(at as RecordId)) return at as RecordId;
		}
	}
	// The others may be those of a thousand views, of which the universe sees one.
	for (const other of workspace.zones.references.toName(universe, targetName, type)) {
		if (isEarlier(other)) return other;
	}
	return undefined;
}

/** So many neighbours are looked at on each side. */
const NEAR = 32;
