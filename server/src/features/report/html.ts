/** A piece of HTML whose texts are escaped; only the tag `html` makes it. */
export class Html {
	readonly #text: string;

	constructor(strings: TemplateStringsArray, values: readonly HtmlValue[]) {
		let text = strings[0]!;
		for (let index = 0; index < values.length; index++) text += textOf(values[index]) + strings[index + 1]!;
		this.#text = text;
	}

	toString(): string {
		return this.#text;
	}
}

/** What can stand in a template: texts are escaped, pieces of HTML are not, and what is undefined or false leaves nothing. */
export type HtmlValue = string | number | undefined | false | Html | readonly Html[];

/** Puts HTML together: html`<b>${name}</b>`. Attributes must be quoted. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
	return new Html(strings, values);
}

const ENTITIES: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

/** Most texts are plain. */
const NEEDS_CARE = /[^ !#-%(-;=?-~]/;

function textOf(value: HtmlValue): string {
	if (value === undefined || value === false) return "";
	if (value instanceof Html) return value.toString();
	if (typeof value === "object") return value.join("");
	const text = String(value);
	if (!NEEDS_CARE.test(text)) return text;
	// HTML knows no control characters; those that change the direction would reach beyond the name they are in.
	return text
		.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]/g, "\ufffd")
		.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
