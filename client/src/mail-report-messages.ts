/** One row of the mail report: a domain, or an address that sends. */
export interface ReportRow {
	/** The same as long as the row is about the same. */
	readonly key: string;
	/** One element, made and escaped by the server. */
	readonly html: string;
}

/** What the server answers to `zoneTrio/mailReport`. */
export interface ReportContent {
	readonly style: string;
	readonly head: string;
	readonly domains: readonly ReportRow[];
	readonly senders: readonly ReportRow[];
	readonly words: string;
	/** How many rows are left out because there are too many. */
	readonly left: number;
}

/** Forms in which the report leaves the page. */
export type ExportFormat = "html" | "markdown";

/** What the page itself says, in the language of the editor; `{0}` and `{1}` stand for numbers or reasons. */
export interface PageWords {
	readonly filter: string;
	readonly count: string;
	readonly failed: string;
	readonly noMail: string;
	readonly noProblems: string;
	readonly noMatch: string;
	readonly allShown: string;
	readonly someShown: string;
	readonly left: string;
}

/** What the extension tells the page. */
export type ToPage =
	| { readonly kind: "content"; readonly content: ReportContent }
	| { readonly kind: "busy" }
	| { readonly kind: "failed"; readonly reason: string }
	/** Asks for what the page shows. */
	| { readonly kind: "read" };

/** What the page tells the extension. */
export type FromPage =
	| { readonly kind: "ready" }
	| { readonly kind: "refresh" }
	| { readonly kind: "open"; readonly uri: string; readonly line: number; readonly character: number }
	| { readonly kind: "export"; readonly format: ExportFormat }
	| { readonly kind: "copy" }
	/** The ways of mail that the page shows, in words, as a screen reader reads them. */
	| { readonly kind: "shown"; readonly ways: readonly string[] };

/** The message, if it is one that the page may get. */
export function toPage(message: unknown): ToPage | undefined {
	if (!isObject(message)) return undefined;
	const { kind, content, reason } = message;
	if (kind === "content") return isContent(content) ? { kind, content } : undefined;
	if (kind === "failed") return typeof reason === "string" ? { kind, reason } : undefined;
	return kind === "busy" || kind === "read" ? { kind } : undefined;
}

/** The message, if it is one that the extension may get. */
export function fromPage(message: unknown): FromPage | undefined {
	if (!isObject(message)) return undefined;
	const { kind, uri, line, character, format, ways } = message;
	switch (kind) {
		case "ready":
		case "refresh":
		case "copy":
			return { kind };
		case "open":
			return typeof uri === "string" && isNumber(line) && isNumber(character)
				? { kind, uri, line, character }
				: undefined;
		case "export":
			return format === "html" || format === "markdown" ? { kind, format } : undefined;
		case "shown":
			return Array.isArray(ways) && ways.every((way) => typeof way === "string") ? { kind, ways } : undefined;
		default:
			return undefined;
	}
}

/** Whether something is what the server answers. */
export function isContent(value: unknown): value is ReportContent {
	if (!isObject(value)) return false;
	const { style, head, domains, senders, words, left } = value;
	const texts = [style, head, words];
	return texts.every((text) => typeof text === "string") && isRows(domains) && isRows(senders) && isNumber(left);
}

function isRows(value: unknown): value is ReportRow[] {
	return (
		Array.isArray(value) &&
		value.every((row) => isObject(row) && typeof row["key"] === "string" && typeof row["html"] === "string")
	);
}

function isNumber(value: unknown): value is number {
	return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null;
}
