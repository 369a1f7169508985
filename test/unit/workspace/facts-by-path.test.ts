import { expect, test } from "vitest";
import { FactsByPath } from "../../../server/src/workspace/facts-by-path.ts";
import type { FileFacts } from "../../../server/src/workspace/zone-plan.ts";

function including(...includes: string[]): FileFacts {
	return { includes } as unknown as FileFacts;
}

test("a file is included as long as a file is there that names it", () => {
	const facts = new FactsByPath();
	facts.set("/w/a", including("/w/hosts", "/w/hosts"));
	facts.set("/w/b", including("/w/hosts"));
	expect(facts.isIncluded("/w/hosts")).toBe(true);
	expect(facts.isIncluded("/w/a")).toBe(false);
	facts.set("/w/a", including());
	expect(facts.isIncluded("/w/hosts")).toBe(true);
	expect(facts.delete("/w/b")).toBe(true);
	expect(facts.isIncluded("/w/hosts")).toBe(false);
	expect(facts.delete("/w/b")).toBe(false);
	facts.set("/w/b", including("/w/b"));
	expect(facts.isIncluded("/w/b")).toBe(true);
});
