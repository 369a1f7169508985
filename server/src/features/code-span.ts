/** Control characters, and those that turn the direction of writing beyond the span that they are in. */
const UNSHOWN = /[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;

/** A code span of Markdown: nothing in it is markup or a link, or calls somebody. In a table `|` still ends the cell. */
export function codeSpan(text: string): string {
	const shown = withoutControls(text);
	const fence = fenceFor(shown, "`");
	const gap = fence.length > 1 ? " " : "";
	return fence + gap + shown + gap + fence;
}

/** A fence that is longer than any row of backticks in a text. */
export function fenceFor(text: string, least: string): string {
	let fence = least;
	while (text.includes(fence)) fence += "`";
	return fence;
}

/** A text in which something stands for each character that would be seen only by what it does to others. */
export function withoutControls(text: string): string {
	return text.replace(UNSHOWN, "\ufffd");
}
