import { expect, test } from "vitest";
import { ZoneService } from "../../server/src/features/zone-service.ts";
import type { Finding } from "../../server/src/rules/engine/finding.ts";
import { toOctets } from "../../server/src/text/utf8.ts";
import type { Example } from "../support/literate-page.ts";
import { literatePages } from "../support/literate-pages.ts";
import { fullSettings, isConfiguration, ROOT } from "../support/memory-workspace.ts";

const EXAMPLES = literatePages().flatMap(({ rule, examples }) => examples.map((example) => ({ rule, example })));

test("what is told of the text of a file before the others are read is told of it when they are", () => {
	let tried = 0;
	for (const { rule, example } of EXAMPLES) {
		const paths = Object.keys(example.files).map((name) => `${ROOT}/${name}`);
		const zones = paths.filter((path) => !isConfiguration(path));
		if (zones.length < 2) continue;
		const firsts = zones.map((path) => {
			const alone = service(example, [...paths.filter(isConfiguration), path]);
			alone.read(() => false);
			return { path, first: alone.textFindings(path) ?? [] };
		});
		if (firsts.every(({ first }) => first.length === 0)) continue;
		const whole = service(example, paths);
		whole.settle();
		for (const { path, first } of firsts) {
			tried += first.length;
			const all = whole.findings(path).map(shown);
			for (const finding of first) expect(all, `${rule}: ${example.title}`).toContain(shown(finding));
		}
	}
	expect(tried).toBeGreaterThan(5);
});

/** Some files of an example, and what they include. */
function service({ files, settings }: Example, paths: readonly string[]): ZoneService {
	const service = new ZoneService([ROOT], { today: () => ({ year: 2026, month: 11, day: 24 }) });
	service.setPaths(Object.keys(files).map((name) => `${ROOT}/${name}`));
	service.setSettings(fullSettings(settings));
	const give = (path: string) => {
		const text = files[path.slice(ROOT.length + 1)]!;
		service.setFile(path, toOctets(text), { open: true, named: !isConfiguration(path) });
	};
	for (const path of paths) give(path);
	for (let wanted = service.wantedParts(); wanted.length > 0; wanted = service.wantedParts()) wanted.forEach(give);
	return service;
}

function shown({ rule, severity, range, message }: Finding): string {
	return `${rule} ${severity} ${JSON.stringify(range)} ${message}`;
}
