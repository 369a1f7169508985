import type { NameId } from "../../tables/name-table.ts";
import { RecordView } from "../views/record-view.ts";
import type { ClasslessRange } from "./classless-label.ts";

/** Which CNAMEs lead to a block of addresses. */
export interface ClasslessCoverage {
	/** The hosts of the block, by their last octets, for which the parent has nothing; network and broadcast address may do without. */
	readonly left: readonly number[];
	/** A generated CNAME into the block, if there is one. */
	readonly generated: RecordView | undefined;
}

/** How the parent of a classless label leads to it, as a record of the parent sees it. */
export function classlessCoverage(viewer: RecordView, label: NameId, range: ClasslessRange): ClasslessCoverage {
	const { names, records } = viewer.context.workspace.tables;
	const parent = names.text(names.parentOf(label));
	const left: number[] = [];
	let generated: RecordView | undefined;
	for (let octet = range.first + 1; octet < range.last; octet++) {
		const resolution = viewer.resolve(`${octet}.${parent}`);
		const [alias] = resolution?.aliases ?? [];
		if (alias === undefined) {
			if (resolution?.answer.kind === "absent") left.push(octet);
		} else if (!generated && names.parentOf(records.reference[alias]! as NameId) === label) {
			const view = new RecordView(viewer.context, alias);
			if (view.isGenerated) generated = view;
		}
	}
	return { left, generated };
}
