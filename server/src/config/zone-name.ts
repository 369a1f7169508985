/**
 * The name of a zone as it stands in a configuration or a modeline, made absolute and lower case
 * (RFC 4343): `Example.COM` and `example.com.` are `example.com.`. Escapes are kept. Undefined if
 * it is no domain name: an empty label, one above 63 octets, a blank (RFC 1035 section 3.1).
 */
export function zoneName(written: string): string | undefined {
	if (written === ".") return ".";
	if (written === "" || /[\s"(){};]/.test(written)) return undefined;
	const labels = labelsOf(written);
	if (labels.at(-1) === "" && labels.length > 1) labels.pop();
	let length = 1;
	for (const label of labels) {
		const octets = label.replace(/\\(\d{3}|.)/g, "x").length;
		if (octets === 0 || octets > 63) return undefined;
		length += octets + 1;
	}
	return length > 255 ? undefined : `${labels.join(".").toLowerCase()}.`;
}

const REVERSE = /(?:^|\.)(?:in-addr|ip6)\.arpa\.?$/i;

/** Whether a name, with its final dot or without, lies in the reverse tree: it is `in-addr.arpa.` or `ip6.arpa.`, or below. */
export function isReverseName(name: string): boolean {
	return REVERSE.test(name);
}

/** The labels of a name, first to last, escapes kept; an absolute name ends with an empty one. */
export function labelsOf(name: string): string[] {
	const labels: string[] = [];
	let start = 0;
	for (let at = 0; at < name.length; at++) {
		if (name[at] === "\\") at++;
		else if (name[at] === ".") {
			labels.push(name.slice(start, at));
			start = at + 1;
		}
	}
	labels.push(name.slice(start));
	return labels;
}
