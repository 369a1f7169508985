import { readIgnore } from "./modeline.ts";

/** Which rules the comments of a configuration silence, in all of it or on single lines. */
export interface IgnoredRules {
	readonly everywhere: ReadonlySet<string>;
	/** Line (from 0) → rules. */
	readonly lines: ReadonlyMap<number, ReadonlySet<string>>;
}

const REMARK = /(?:#|\/\/|\/\*)[ \t]*(zonetrio-ignore.*)/i;
const COMMENT_LINE = /^\s*(?:#|\/\/|\/\*|\*)/;

/**
 * Reads the comments `# zonetrio-ignore RULE` and `# zonetrio-ignore-file RULE` of a configuration; `//` and `/*` start them
 * too. On a line of its own, a comment speaks of the next line that is none.
 */
export function ignoredRules(text: string): IgnoredRules {
	const everywhere = new Set<string>();
	const lines = new Map<number, Set<string>>();
	if (!text.includes("zonetrio-ignore")) return { everywhere, lines };
	let above: string[] = [];
	for (const [line, content] of text.split(/\r\n|\r|\n/).entries()) {
		const remark = REMARK.exec(content)?.[1];
		const found = remark === undefined ? undefined : readIgnore(remark.replace(/\*\/.*/, ""));
		const rules = found?.rules.map((rule) => rule.text) ?? [];
		if (found?.scope === "file") {
			for (const rule of rules) everywhere.add(rule);
		} else if (COMMENT_LINE.test(content)) {
			above.push(...rules);
			lines.set(line, new Set(rules));
		} else {
			lines.set(line, new Set([...above, ...rules]));
			above = [];
		}
	}
	return { everywhere, lines };
}
