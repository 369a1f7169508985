import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { listFiles, PackageManager } from "@vscode/vsce";
import { describe, expect, test } from "vitest";
import { RECORD_TYPES } from "../../server/src/records/record-types.ts";
import { englishManifest } from "../support/english-manifest.ts";

interface Rule {
	match?: string;
	begin?: string;
	end?: string;
	patterns?: Rule[];
	repository?: Record<string, Rule>;
}

const manifest = englishManifest();
const zone = json("syntaxes/dns-zone.tmLanguage.json") as Rule;

describe("the grammar of zone files", () => {
	test("colours every record type of the table, as a type of a record and in $GENERATE", () => {
		const lists = [zone.repository?.["rdata"]?.patterns, zone.repository?.["rdata-in-parens"]?.patterns].map(typesIn);
		lists.push(typesIn(zone.repository?.["directives"]?.patterns?.flatMap((rule) => rule.patterns ?? [])));
		for (const coloured of lists) {
			expect(RECORD_TYPES.map(({ name }) => name).filter((name) => !coloured.has(name))).toEqual([]);
		}
	});
});

describe("words of zone files", () => {
	const pattern = new RegExp(String(json("syntaxes/dns-zone.language-configuration.json")["wordPattern"]), "g");
	test.each([
		["mail IN A 192.0.2.25", ["mail", "IN", "A", "192.0.2.25"]],
		["@ MX 10 mail.example.com.;comment", ["@", "MX", "10", "mail.example.com.", "comment"]],
		['*.example.com. TXT ("a b")', ["*.example.com.", "TXT", "a", "b"]],
		["www\\.old AAAA 2001:db8::1", ["www\\.old", "AAAA", "2001:db8::1"]],
	])("%s", (line, words) => {
		expect(line.match(pattern)).toEqual(words);
	});
});

describe("the first line of a zone file", () => {
	const [language] = manifest["contributes"]["languages"];
	const firstLine = new RegExp(language.firstLine);
	test.each([
		"$TTL 3600",
		"$ttl 1h",
		"$ORIGIN example.com.",
		"; zonetrio: origin=example.com.",
		"; BIND data file for local loopback interface",
		"@ IN SOA ns1 hostmaster (",
		"example.com. 3600 IN SOA ns1.example.com. hostmaster.example.com. 1 2 3 4 5",
		"@\t1D\tIN\tSOA\tns1 hostmaster 1 1 1 1 1",
	])("is recognised: %s", (line) => {
		expect(line).toMatch(firstLine);
	});
	test.each(["# Notes on SOA records", "$TTLs are short", "; php.ini", "<?php $ORIGIN", "options {", ""])(
		"is not: %s",
		(line) => {
			expect(line).not.toMatch(firstLine);
		},
	);
});

describe("the manifest", () => {
	test("names files that exist and are packaged, and nothing is packaged that only the command needs", async () => {
		const packaged = await listFiles({ packageManager: PackageManager.None });
		const { languages, grammars, jsonValidation, snippets, walkthroughs } = manifest["contributes"];
		// The language of .zonetrio.json is not ours.
		const paths = [...languages.flatMap((one: Rule & { configuration?: string }) => one.configuration ?? [])];
		paths.push(...snippets.map((one: { path: string }) => one.path));
		paths.push(...grammars.map((one: { path: string }) => one.path), manifest["icon"]);
		paths.push(...jsonValidation.map((one: { url: string }) => one.url));
		paths.push("package.nls.json", "package.nls.de.json", `${manifest["l10n"]}/bundle.l10n.de.json`);
		paths.push(...languages.flatMap(({ icon }: { icon?: object }) => Object.values(icon ?? {})));
		paths.push(...stepsOf(walkthroughs).map(({ media }) => media.svg));
		for (const path of paths) {
			expect(readFileSync(path).length, path).toBeGreaterThan(0);
			expect(packaged).toContain(posix.normalize(path));
		}
		expect(packaged.filter((path) => /^docs|\bcli\.|\.map$|^test|^node_modules/.test(path))).toEqual([]);
	});

	test("brings icons that the Marketplace and both kinds of themes can show", () => {
		const icon = readFileSync(manifest["icon"]);
		expect([icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([256, 256]);
		for (const { id, icon: pictures } of manifest["contributes"]["languages"]) {
			if (id !== "jsonc") expect(Object.keys(pictures)).toEqual(["light", "dark"]);
		}
	});

	test("leaves alone what means something in a zone file", () => {
		const defaults = manifest["contributes"]["configurationDefaults"]["[dns-zone]"];
		// Blanks at the end of a line may stand in a string, and those at its beginning for the owner of the line above.
		expect(defaults).toMatchObject({ "files.trimTrailingWhitespace": false, "diffEditor.ignoreTrimWhitespace": false });
	});

	test("has a title for every command that a menu or a text of a view names", () => {
		const { commands, menus, submenus, keybindings, views, viewsWelcome, walkthroughs } = manifest["contributes"];
		const declared = new Set(commands.map(({ command }: { command: string }) => command));
		const entries: { command?: string; submenu?: string }[] = [
			...Object.values<object[]>(menus).flat(),
			...keybindings,
		];
		const named = entries.flatMap(({ command }) => command ?? []);
		const opened = entries.flatMap(({ submenu }) => submenu ?? []);
		expect(opened).toEqual(submenus.map(({ id }: { id: string }) => id));
		for (const id of opened) expect(menus[id].length).toBeGreaterThan(0);
		const ids = Object.values<{ id: string }[]>(views).flatMap((group) => group.map(({ id }) => id));
		for (const { view, contents } of viewsWelcome) {
			expect(ids).toContain(view);
			named.push(...linkedCommands(contents));
		}
		for (const { description, completionEvents } of stepsOf(walkthroughs)) {
			const events = completionEvents.map((event) => event.replace("onCommand:", ""));
			named.push(...linkedCommands(description), ...events.filter((command) => command.startsWith("zoneTrio.")));
		}
		for (const view of ids) declared.add(`${view}.focus`);
		expect(named.filter((command) => !declared.has(command))).toEqual([]);
	});

	test("has words for each state in which the panel has no rows", () => {
		const { viewsWelcome } = manifest["contributes"];
		const conditions = viewsWelcome.map(({ when }: { when: string }) => when).join("\n");
		for (const state of ["no-zones", "empty", "no-problems", "stopped"]) expect(conditions).toContain(state);
		for (const key of ["workspaceFolderCount == 0", "!isWorkspaceTrusted"]) expect(conditions).toContain(key);
	});

	test("draws the walkthrough in the colours of the theme", () => {
		for (const { media } of stepsOf(manifest["contributes"]["walkthroughs"])) {
			const picture = readFileSync(media.svg, "utf8");
			// A colour of its own may only be what a theme falls back to.
			const colours = [...picture.matchAll(/ (?:fill|stroke)="([^"]+)"/g)].map(([, colour = ""]) => colour);
			expect(colours.filter((colour) => colour !== "none" && !colour.startsWith("var(--vscode-"))).toEqual([]);
			expect(picture, "VS Code lets no style of a picture through").not.toMatch(/<style| style=/);
			expect(media.altText.length).toBeGreaterThan(20);
		}
	});

	test("claims no extension that others need more", () => {
		for (const { extensions = [], filenamePatterns = [] } of manifest["contributes"]["languages"]) {
			for (const extension of [".com", ".db", ".conf", ".txt", ".hosts"]) {
				expect(extensions).not.toContain(extension);
				expect(filenamePatterns).not.toContain(`*${extension}`);
			}
		}
	});
});

interface Step {
	readonly description: string;
	readonly media: { readonly svg: string; readonly altText: string };
	readonly completionEvents: readonly string[];
}

function stepsOf(walkthroughs: { readonly steps: readonly Step[] }[]): Step[] {
	return walkthroughs.flatMap(({ steps }) => steps);
}

/** Our commands that a text links to. */
function linkedCommands(text: string): string[] {
	return [...text.matchAll(/\(command:(zoneTrio[\w.]+)\)/g)].map(([, command = ""]) => command);
}

/** The mnemonics in the alternatives of the rules that match a record type. */
function typesIn(rules: Rule[] | undefined): Set<string> {
	const sources = (rules ?? []).map((rule) => rule.begin ?? rule.match ?? "");
	return new Set(sources.flatMap((source) => source.match(/[A-Z][A-Z0-9-]*/g) ?? []));
}

// biome-ignore lint/suspicious/noExplicitAny: what is in the files is what the tests are about
function json(path: string): Record<string, any> {
	return JSON.parse(readFileSync(path, "utf8"));
}
