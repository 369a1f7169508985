/**
 * Whether a text can be the `dohpath` of a service (RFC 9461 section 5): a relative URI template (RFC 6570) that starts
 * with `/` and has a variable `dns`.
 */
export function isDohPath(text: string): boolean {
	if (!text.startsWith("/") || text.includes("\ufffd")) return false;
	let hasDns = false;
	let at = 0;
	while (at < text.length) {
		if (text[at] === "%") {
			if (!/^%[0-9A-Fa-f]{2}/.test(text.slice(at, at + 3))) return false;
			at += 3;
			continue;
		}
		if (text[at] !== "{") {
			at++;
			continue;
		}
		const close = text.indexOf("}", at);
		if (close < 0) return false;
		for (const variable of text
			.slice(at + 1, close)
			.replace(/^[+#./;?&]/, "")
			.split(",")) {
			const match = VARIABLE.exec(variable);
			if (!match) return false;
			if (match[1] === "dns") hasDns = true;
		}
		at = close + 1;
	}
	return hasDns;
}

/** A variable with its modifier: dotted words, then `:length` or `*` (RFC 6570 section 2.3 and 2.4). */
const VARIABLE = /^((?:\w|%[0-9A-Fa-f]{2})+(?:\.(?:\w|%[0-9A-Fa-f]{2})+)*)(?::[1-9]\d{0,3}|\*)?$/;
