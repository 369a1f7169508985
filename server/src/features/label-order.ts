/**
 * A text that sorts as a label does: numbers before other labels and by their value. The order of `compareOwners`, which only
 * compares two, goes in a circle among 9, 10 and 1a.
 */
export function labelKey(label: string): string {
	if (!/^\d+$/.test(label)) return `b${label}`;
	const digits = label.replace(/^0+(?=\d)/, "");
	return `a${String.fromCharCode(digits.length)}${digits}`;
}

/** A text that sorts as an absolute name does, as it is written: label by label from the root. */
export function nameKey(name: string): string {
	const labels = name.match(/(?:\\.|[^.\\])+/g) ?? [];
	return labels.map(labelKey).reverse().join("\0");
}
