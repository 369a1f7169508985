import { expect, test } from "vitest";
import manifest from "../../../package.json" with { type: "json" };
import { DEFAULT_HINTS } from "../../../server/src/features/hints/hint-settings.ts";
import { DEFAULT_LENSES } from "../../../server/src/features/lenses/lens-settings.ts";
import { readSettings } from "../../../server/src/features/read-settings.ts";

test("what is shown is read, and what cannot be used is told and left out", () => {
	const { hints, lenses, problems } = readSettings({
		inlayHints: { absoluteNames: "all", durations: "some", effectiveTtl: true, reverseAddresses: null },
		codeLens: { references: true, serial: "no" },
	});
	expect(hints).toEqual({ ...DEFAULT_HINTS, absoluteNames: "all", effectiveTtl: true });
	expect(lenses).toEqual({ ...DEFAULT_LENSES, references: true });
	expect(problems).toEqual([
		'zoneTrio.inlayHints.durations: "some" is none of off, timers, all',
		'zoneTrio.codeLens.serial: "no" is none of true, false',
	]);
});

test("editors offer what is read, with the same presets", () => {
	const presets = (group: string) =>
		Object.fromEntries(
			manifest.contributes.configuration
				.flatMap(({ properties }) => Object.entries(properties as Record<string, { default: unknown }>))
				.filter(([name]) => name.startsWith(`zoneTrio.${group}.`))
				.map(([name, { default: preset }]) => [name.split(".")[2], preset]),
		);
	expect(presets("inlayHints")).toEqual(DEFAULT_HINTS);
	expect(presets("codeLens")).toEqual(DEFAULT_LENSES);
});
