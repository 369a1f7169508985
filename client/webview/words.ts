import type { PageWords } from "../src/mail-report-messages.ts";

/** What the page says, from the extension. */
export const words: PageWords = JSON.parse(document.body.dataset["words"] ?? "{}");

/** A text with its values in the places of `{0}`, `{1}` and so on. */
export function filled(text: string, ...values: readonly (string | number)[]): string {
	return text.replace(/\{(\d)\}/g, (place, index) => String(values[Number(index)] ?? place));
}
