import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of the pages; it lies beside that of the program, unless that was copied without it. */
export const RULE_PAGES: string = join(__dirname, "..", "docs", "rules");

const PAGE = /^([a-z0-9-]+)\.md$/;

/**
 * The rules that have a page.
 *
 * @throws Error of `node:fs` where the folder cannot be listed.
 */
export function rulesWithPage(): string[] {
	return readdirSync(RULE_PAGES)
		.flatMap((name) => PAGE.exec(name)?.[1] ?? [])
		.filter((name) => name !== "README");
}

/**
 * The page of a rule as Markdown.
 *
 * @throws Error of `node:fs` where it cannot be read.
 */
export function rulePage(rule: string): string {
	// The comments are for the tests that run the examples.
	return readFileSync(join(RULE_PAGES, `${rule}.md`), "utf8").replace(/<!--[\s\S]*?-->/g, "");
}
