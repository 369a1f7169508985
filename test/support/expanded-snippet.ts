/** A snippet of an editor with its defaults in place, as it stands before anybody types. */
export function expandedSnippet(body: readonly string[], variables: Readonly<Record<string, string>>): string {
	const defaults = new Map<string, string>();
	const text = body.join("\n");
	for (const [, number = "", first, choices] of text.matchAll(PLACEHOLDER)) {
		const value = choices?.split(",")[0] ?? first;
		if (value !== undefined && !defaults.has(number)) defaults.set(number, unescaped(value));
	}
	return text
		.replace(/\$\{([A-Z_]+)\}/g, (whole, name: string) => variables[name] ?? whole)
		.replace(PLACEHOLDER, (_, number: string) => defaults.get(number) ?? "")
		.replace(/(?<!\\)\$\d/g, (stop) => defaults.get(stop.slice(1)) ?? "")
		.replace(/\\([$}\\])/g, "$1");
}

/** `${1:default}`, `${1|one,other|}`, `${1}`. */
const PLACEHOLDER = /(?<!\\)\$\{(\d+)(?::((?:\\.|[^}\\])*)|\|([^|]*)\|)?\}/g;

/** What stands behind a backslash for itself; the whole is unescaped later on. */
function unescaped(value: string): string {
	return value.replace(/\\(?![$}\\])/g, "\\");
}
