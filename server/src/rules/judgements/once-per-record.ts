import type { RecordView } from "../views/record-view.ts";

/**
 * A judgement that remembers its last answer: the rules of a record ask the same of one view, one after the other, and the view
 * lives no longer than that. For types of which a zone may have a million records.
 */
export function oncePerRecord<Judgement>(judge: (record: RecordView) => Judgement): (record: RecordView) => Judgement {
	let last: { readonly record: RecordView; readonly judgement: Judgement } | undefined;
	return (record) => {
		if (last?.record !== record) last = { record, judgement: judge(record) };
		return last.judgement;
	};
}
