import { readFileSync } from "node:fs";

/** An example of docs/editors.md that a test runs. */
export interface Example {
	/** The editor, and the version from which on it is meant. */
	readonly where: string;
	readonly code: string;
}

const PAGE = new URL("../../docs/editors.md", import.meta.url);

const EXAMPLE = /^<!-- runs in (.+) -->\n```\w+\n([\s\S]*?)^```$/gm;

/** The examples of an editor, in the order of the page. */
export function examplesFor(editor: string): readonly Example[] {
	const all = [...readFileSync(PAGE, "utf8").matchAll(EXAMPLE)];
	return all.map(([, where, code]) => ({ where: where!, code: code! })).filter(({ where }) => where.startsWith(editor));
}
