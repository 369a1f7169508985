import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { RECORD_TYPES } from "../../server/src/records/record-types.ts";

interface Rule {
	match?: string;
	begin?: string;
	end?: string;
	patterns?: Rule[];
	repository?: Record<string, Rule>;
}

const manifest = json("package.json");
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
	test("names files that exist", () => {
		const { languages, grammars, jsonValidation, snippets } = manifest["contributes"];
		// The language of .zonetrio.json is not ours.
		const paths = [...languages.flatMap((one: Rule & { configuration?: string }) => one.configuration ?? [])];
		paths.push(...snippets.map((one: { path: string }) => one.path));
		paths.push(...grammars.map((one: { path: string }) => one.path), manifest["icon"]);
		paths.push(...jsonValidation.map((one: { url: string }) => one.url));
		for (const path of paths) expect(readFileSync(path).length, path).toBeGreaterThan(0);
	});

	test("has a title for every command that a menu or a text of a view names", () => {
		const { commands, menus, submenus, keybindings, views, viewsWelcome } = manifest["contributes"];
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
			const links: RegExpMatchArray[] = [...contents.matchAll(/\(command:(zoneTrio[\w.]+)\)/g)];
			named.push(...links.map(([, command = ""]) => command));
		}
		expect(named.filter((command) => !declared.has(command))).toEqual([]);
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

/** The mnemonics in the alternatives of the rules that match a record type. */
function typesIn(rules: Rule[] | undefined): Set<string> {
	const sources = (rules ?? []).map((rule) => rule.begin ?? rule.match ?? "");
	return new Set(sources.flatMap((source) => source.match(/[A-Z][A-Z0-9-]*/g) ?? []));
}

// biome-ignore lint/suspicious/noExplicitAny: what is in the files is what the tests are about
function json(path: string): Record<string, any> {
	return JSON.parse(readFileSync(path, "utf8"));
}
