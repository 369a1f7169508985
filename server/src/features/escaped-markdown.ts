/**
 * A text as it stands in Markdown: without effect are the signs that mean something there, or in HTML, and addresses of pages, which
 * would become links.
 */
export function escapedMarkdown(text: string): string {
	return text.replace(/[\\`*_[\]<>#|~&]|:(?=\/\/)|(?<=\bwww)\./gi, "\\$&");
}
