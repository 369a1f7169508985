import { readdirSync, readFileSync } from "node:fs";
import { getL10nJson } from "@vscode/l10n-dev";
import { describe, expect, test } from "vitest";

const ENGLISH: Readonly<Record<string, string>> = json("package.nls.json");
const GERMAN: Readonly<Record<string, string>> = json("package.nls.de.json");
const BUNDLE: Readonly<Record<string, string>> = json("l10n/bundle.l10n.de.json");

describe("the texts of package.json", () => {
	const manifest = json("package.json");
	const texts = [...textsIn(manifest)];
	const keys = texts.flatMap(({ text }) => /^%([^%\s]+)%$/.exec(text)?.[1] ?? []);

	test("are all there in English and German, and no others", () => {
		expect(Object.keys(ENGLISH).sort()).toEqual([...new Set(keys)].sort());
		expect(Object.keys(GERMAN)).toEqual(Object.keys(ENGLISH));
	});

	test("stand in no other place, but for what is a name or comes from the rules", () => {
		const shown = /^(title|description|markdownDescription|label|name|contents|altText|contextualTitle)$/;
		const literal = texts.filter(
			({ path, text }) =>
				path[0] === "contributes" &&
				(shown.test(path.at(-1) ?? "") || path.includes("markdownEnumDescriptions")) &&
				!text.startsWith("%") &&
				text !== "Zone Trio" &&
				// The names by which tasks call their matchers.
				!(path[1] === "problemMatchers" && path.at(-1) === "name") &&
				// What a rule says is its title, which its page and its findings have too.
				!path.includes("zoneTrio.rules"),
		);
		expect(literal).toEqual([]);
	});

	test("lead to the same commands, and speak of the same settings, in German", () => {
		for (const [key, text] of Object.entries(ENGLISH)) {
			expect(marksIn(GERMAN[key] ?? ""), key).toEqual(marksIn(text));
		}
	});
});

describe("the texts of the client", () => {
	test("are all there in German, and no others", async () => {
		const files = ["src", "node", "browser"].flatMap((folder) =>
			readdirSync(`client/${folder}`).map((name) => ({
				extension: ".ts" as const,
				contents: readFileSync(`client/${folder}/${name}`, "utf8"),
			})),
		);
		const said = Object.keys(await getL10nJson(files));
		expect(said.length).toBeGreaterThan(150);
		expect(Object.keys(BUNDLE).sort()).toEqual(said.sort());
	});

	test("are said in no other way", () => {
		for (const name of readdirSync("client/src")) {
			const source = readFileSync(`client/src/${name}`, "utf8");
			const raw = /show(?:Information|Warning|Error)Message\(\s*["`]|\b(?:prompt|tooltip|label|detail): ["`][A-Z]/.exec(
				source,
			);
			expect(raw?.[0], name).toBeUndefined();
		}
	});

	test("have the same places for values in German", () => {
		for (const [english, german] of Object.entries(BUNDLE)) {
			const places = (text: string) => [...new Set(text.match(/\{\d\}/g) ?? [])].sort();
			expect(places(german), english).toEqual(places(english));
		}
	});
});

/** Links, code and ids in a text, which are the same in every language. */
function marksIn(text: string): string[] {
	return (text.match(/\]\([^)]+\)|(`+)[^`]+\1/g) ?? []).filter((mark) => !/RULE|REGEL/.test(mark)).sort();
}

interface Text {
	readonly path: readonly string[];
	readonly text: string;
}

function* textsIn(value: unknown, path: readonly string[] = []): Generator<Text> {
	if (typeof value === "string") yield { path, text: value };
	if (typeof value !== "object" || value === null) return;
	for (const [key, member] of Object.entries(value)) yield* textsIn(member, [...path, key]);
}

// biome-ignore lint/suspicious/noExplicitAny: what is in the files is what the tests are about
function json(path: string): any {
	return JSON.parse(readFileSync(path, "utf8"));
}
