import type { Fix } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { makeFix } from "./make-fix.ts";
import { movedEntry } from "./moved-entry.ts";

/** Moves a record, as it is written, behind another one of its file. Where lines stand is a matter of taste, so it is not preferred. */
export function moveBehind(record: RecordView, other: RecordView, title: string): Fix {
	const { context, zone } = record;
	return makeFix(
		{
			context,
			zone,
			title,
			serial: "keep",
			updates: () => [],
			replacements: () => movedEntry(record, "behind", other),
		},
		{ preferred: false },
	);
}
