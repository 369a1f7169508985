/** Where a text is in a label: the best place that is found from the left. */
export type LabelMatch = 0 | 1 | 2 | 3 | 4;
export const NOT_IN_LABEL = 0;
export const IN_LABEL = 1;
export const ENDS_LABEL = 2;
export const BEGINS_LABEL = 3;
export const WHOLE_LABEL = 4;

/** How much of a label, whose length stands at `labels[at]`, some octets are. Hot: makes nothing. */
export function labelMatch(labels: Uint8Array, at: number, octets: Uint8Array): LabelMatch {
	const last = labels[at]! - octets.length;
	for (let from = 0; from <= last; from++) {
		let index = 0;
		while (index < octets.length && labels[at + 1 + from + index] === octets[index]) index++;
		if (index < octets.length) continue;
		if (from > 0) return from === last ? ENDS_LABEL : IN_LABEL;
		return last === 0 ? WHOLE_LABEL : BEGINS_LABEL;
	}
	return NOT_IN_LABEL;
}
