import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { withCorpus } from "./corpus.ts";
import { loadedFolder } from "./loaded-folder.ts";

/** A report as somebody else drew it up; entries have some of the fields. */
interface Expectation {
	/** The folder to load, seen from the corpus. */
	readonly root?: string;
	/** The zones that it speaks of; all if it does not say. */
	readonly zones?: readonly string[];
	readonly domains: readonly unknown[];
	readonly senders?: readonly unknown[];
}

withCorpus((corpus) => {
	describe.each(["orgs", "trio"])("the reports of %s", (folder) => {
		const files = readdirSync(join(corpus, folder)).filter((name) => name.endsWith(".json"));
		test.each(files)("%s", (name) => {
			const expected: Expectation = JSON.parse(readFileSync(join(corpus, folder, name), "utf8"));
			const root = expected.root ?? join(folder, name.replace(/\.json$/, ""));
			const service = loadedFolder(join(corpus, root));
			const { domains, senders } = service.report();
			const isMeant = (name: string) => expected.zones?.some((zone) => isInZone(name, zone)) ?? true;
			const meantDomains = domains.filter(({ domain }) => isMeant(domain));
			// A source is "spf example.com.", "mx example.com." or "remark".
			const meantSenders = senders.filter(({ source }) => !source.includes(" ") || isMeant(source.replace(/^.* /, "")));
			expect(sameFields(meantDomains, expected.domains)).toEqual(expected.domains);
			if (expected.senders) expect(sameFields(meantSenders, expected.senders)).toEqual(expected.senders);
		});
	});
});

function isInZone(domain: string, zone: string): boolean {
	return domain === zone || domain.endsWith(`.${zone}`);
}

/** What was found, without the fields that the expectation does not speak of. */
function sameFields(found: unknown, expected: unknown): unknown {
	if (Array.isArray(found)) {
		const items: readonly unknown[] = Array.isArray(expected) ? expected : [];
		return found.map((item, index) => sameFields(item, items[index] ?? items[0]));
	}
	if (!isObject(found) || !isObject(expected)) return found;
	return Object.fromEntries(
		Object.entries(found).flatMap(([key, value]) => (key in expected ? [[key, sameFields(value, expected[key])]] : [])),
	);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null;
}
