/** Attributes by their names, in their order; those that are undefined are left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** The first line of a document. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** `<name key="value">`; what is inside and the end tag are for the caller to write, so that a document need not be in memory. */
export function startTag(name: string, attributes: Attributes = {}): string {
	return `<${name}${attributesText(attributes)}>`;
}

/** An element with nothing but text in it. */
export function element(name: string, attributes: Attributes, text = ""): string {
	if (text === "") return `<${name}${attributesText(attributes)}/>`;
	return `${startTag(name, attributes)}${escaped(text)}</${name}>`;
}

function attributesText(attributes: Attributes): string {
	const written = Object.entries(attributes).filter(([, value]) => value !== undefined);
	// Readers take a line end or a tab in a value for a blank, unless it is written as a number.
	const number = (character: string) => `&#${character.charCodeAt(0)};`;
	return written.map(([key, value]) => ` ${key}="${escaped(String(value)).replace(/[\t\n]/g, number)}"`).join("");
}

const ESCAPES: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	// Readers take it for a line end.
	"\r": "&#13;",
};

/** XML 1.0 has no way to write most control characters, U+FFFE, U+FFFF and halves of surrogate pairs; U+FFFD tells that one was there. */
function escaped(text: string): string {
	return text
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "\ufffd")
		.replace(/[&<>"\r]/g, (character) => ESCAPES[character]!);
}
