import { isMap, isNode, isPair, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from "yaml";
import { NO_LIMITS, type ZoneKind } from "../zone/zone.ts";
import { IncludeFinder } from "./config-include.ts";
import { folderOf, isAbsolutePath, joinPath } from "./config-path.ts";
import { ConfigProblems } from "./config-problems.ts";
import type { ConfigFiles, ConfiguredZone, ServerConfiguration } from "./configured-zone.ts";
import { fillKnotFormatters } from "./knot-file-name.ts";
import { reportSharedFiles, reportTwice } from "./zone-checks.ts";
import { zoneName } from "./zone-name.ts";
import type { StatementItem, ZoneStatement } from "./zone-statement.ts";

/** Where Knot looks for zone files if no `storage` is given. */
const DEFAULT_STORAGE = "/var/lib/knot";

interface Value {
	readonly text: string;
	readonly path: string;
	readonly start: number;
	readonly end: number;
}

/** One entry of a section: the values of each of its items. */
interface Section {
	readonly items: ReadonlyMap<string, readonly Value[]>;
	readonly at: Value;
	/** The entry of a list as it is written; undefined where it is no block of lines. */
	readonly statement: ZoneStatement | undefined;
}

/**
 * Reads the zones of a knot.conf and of the files that it includes (Knot DNS, "Configuration Reference").
 * A zone takes what it does not say itself from its template, or from the template `default`.
 * What is wrong as YAML is reported, and the rest read.
 */
export function readKnotConf(path: string, files: ConfigFiles): ServerConfiguration {
	const reader = new KnotConfReader(path, files);
	reader.readFile(path, []);
	return reader.configuration();
}

class KnotConfReader {
	readonly #path: string;
	readonly #includes: IncludeFinder;
	readonly #problems = new ConfigProblems();
	readonly #templates = new Map<string, Section>();
	/** The access lists that let somebody change a zone. */
	readonly #updating = new Set<string>();
	readonly #zones: Section[] = [];

	constructor(path: string, files: ConfigFiles) {
		this.#path = path;
		this.#includes = new IncludeFinder(path, files);
	}

	readFile(path: string, stack: readonly string[]): void {
		const text = this.#includes.text(path);
		for (const [name, node] of this.#sections(path, text)) {
			if (name === "include") {
				for (const value of valuesOf(node, path)) this.#include(value, [...stack, path]);
				continue;
			}
			for (const section of entriesOf(node, path, text)) {
				const id = section.items.get("id")?.[0]?.text ?? "";
				if (name === "zone") this.#zones.push(section);
				else if (name === "template") this.#templates.set(id, section);
				else if (name === "acl" && isUpdating(section)) this.#updating.add(id);
			}
		}
	}

	configuration(): ServerConfiguration {
		const zones = this.#zones.flatMap((section) => this.#configured(section));
		reportTwice(zones, "knot", this.#problems);
		reportSharedFiles(zones, "knot", this.#problems);
		return {
			path: this.#path,
			server: "knot",
			views: [],
			zones,
			emptyZonesEnabled: false,
			checkNames: "ignore",
			files: this.#includes.read,
			wanted: this.#includes.wanted,
			includes: this.#includes.includes,
			namedFiles: [],
			problems: this.#problems.all,
		};
	}

	/** The top-level items in order; Knot takes the same section several times. */
	#sections(path: string, text: string): [string, Node | null][] {
		const document = parseYaml(text);
		if (!document) {
			this.#problems.report({ path, start: 0, end: text.length }, "this file nests too deep to be read");
			return [];
		}
		for (const { code, pos, message } of document.errors) {
			// Knot takes `file: %s.zone` without quotes.
			if (code === "BAD_SCALAR_START" && text[pos[0]] === "%") continue;
			const reason = message.split(" at line ")[0]!;
			// What is missing at the end of the file is marked on its last character.
			const start = Math.min(pos[0], text.length - 1);
			const end = Math.min(Math.max(pos[1], start + 1), text.length);
			this.#problems.report({ path, start, end }, `this is no YAML: ${reason}`);
		}
		const { contents } = document;
		if (!isMap(contents)) return [];
		return contents.items.map((pair) => [textOf(pair.key), pair.value as Node | null]);
	}

	#include(value: Value, stack: readonly string[]): void {
		for (const path of this.#includes.find(value, { folder: folderOf(value.path), isSure: true })) {
			const refusal = this.#includes.refusal(path, stack);
			if (refusal === undefined) this.readFile(path, stack);
			else this.#problems.report(value, refusal, { rule: "config-include-cycle" });
		}
	}

	#configured(section: Section): ConfiguredZone[] {
		const domains = section.items.get("domain") ?? section.items.get("id");
		if (!domains || domains.length === 0) {
			this.#problems.report(section.at, "this zone has no domain");
			return [];
		}
		const named = section.items.get("template")?.[0];
		const template = this.#templates.get(named?.text ?? "default");
		if (named && !template) this.#problems.report(named, `template ${named.text} is not defined`);
		const all = (item: string) => section.items.get(item) ?? template?.items.get(item) ?? [];
		const first = (item: string) => all(item)[0]?.text;
		const type: ZoneKind = all("master").length > 0 ? "secondary" : "primary";
		const writtenStorage = first("storage") ?? DEFAULT_STORAGE;
		const storage = joinPath(folderOf(this.#path), writtenStorage);
		const written = all("file")[0];
		const zones: ConfiguredZone[] = [];
		for (const domain of domains) {
			const origin = zoneName(domain.text);
			if (!origin) {
				this.#problems.report(domain, `${domain.text || '""'} is no name of a zone`);
				continue;
			}
			const writtenFile = fillKnotFormatters(first("file") ?? "%s.zone", origin);
			zones.push({
				origin,
				view: "",
				kind: /^(interpret|generate)$/i.test(first("catalog-role") ?? "") ? "catalog" : type,
				file: joinPath(storage, writtenFile),
				writtenFile,
				...(written ? { fileAt: { path: written.path, start: written.start, end: written.end } } : {}),
				isFileSure: isAbsolutePath(writtenStorage) || isAbsolutePath(writtenFile),
				isWritten: type === "secondary",
				isShared: false,
				...(written && section.items.has("file") && !written.text.includes("%")
					? {}
					: { fileOf: (other: string) => fillKnotFormatters(first("file") ?? "%s.zone", other) }),
				dynamic: type === "primary" && all("acl").some(({ text }) => this.#updating.has(text)),
				signed: isOn(first("dnssec-signing")),
				limits: NO_LIMITS,
				reverseGenerate: all("reverse-generate").length > 0,
				format: "text",
				checkNames: "ignore",
				at: { path: domain.path, start: domain.start, end: domain.end },
				...(section.statement ? { statement: section.statement } : {}),
			});
		}
		return zones;
	}
}

function parseYaml(text: string) {
	try {
		return parseDocument(text, { uniqueKeys: false, logLevel: "silent", strict: false });
	} catch {
		// The parser recurses, and a file of nothing but brackets exhausts its stack.
		return undefined;
	}
}

/** The entries of a section: a list of maps, or one map alone. */
function entriesOf(node: unknown, path: string, text: string): Section[] {
	const maps = isSeq(node) ? node.items : [node];
	return maps.filter(isMap).map((map) => {
		const items = new Map<string, readonly Value[]>();
		for (const { key, value } of map.items) items.set(textOf(key), valuesOf(value, path));
		const at = { text: "", path, start: map.range?.[0] ?? 0, end: map.range?.[1] ?? 0 };
		const isBlock = isSeq(node) && !node.flow && !map.flow;
		return { items, at, statement: isBlock ? statementOf(map, path, text) : undefined };
	});
}

/** Where the entry of a list stands: from its dash to its last value. */
function statementOf(map: YAMLMap, path: string, text: string): ZoneStatement | undefined {
	const items: StatementItem[] = [];
	for (const { key, value } of map.items) {
		if (!isNode(key) || !key.range) continue;
		const end = isNode(value) && value.range ? endOfContent(text, key.range[0], value.range[1]) : key.range[1] + 1;
		const span = isScalar(value) && value.range ? { start: value.range[0], end } : undefined;
		items.push({ keyword: textOf(key), start: key.range[0], end, value: span });
	}
	const name = items.find(({ keyword }) => keyword === "domain" || keyword === "id");
	const first = items[0];
	const dash = first ? text.lastIndexOf("-", first.start - 1) : -1;
	if (!first || !name || dash < 0) return undefined;
	const end = items.at(-1)!.end;
	return { path, start: dash, end, headEnd: dash + 1, close: end, name: name.value ?? name, items };
}

/** A list ends for the parser where the next item starts: the end without blank lines and comments before it. */
function endOfContent(text: string, start: number, end: number): number {
	const lines = text.slice(start, end).split("\n");
	while (lines.length > 1 && isBlankOrComment(lines.at(-1)!)) lines.pop();
	return start + lines.join("\n").trimEnd().length;
}

function isBlankOrComment(line: string): boolean {
	const content = line.trimStart();
	return content === "" || content.startsWith("#");
}

/** The values of an item: one, or a list. */
function valuesOf(node: unknown, path: string): Value[] {
	if (isSeq(node)) return node.items.flatMap((item) => valuesOf(item, path));
	if (isPair(node) || !isScalar(node) || node.value === null || !node.range) return [];
	return [{ text: textOf(node), path, start: node.range[0], end: node.range[1] }];
}

/** The text as it is written: `on` and `10.in-addr.arpa` are no booleans or numbers in Knot. */
function textOf(node: unknown): string {
	if (!isScalar(node)) return "";
	return typeof node.value === "string" ? node.value : (node.source ?? "");
}

function isUpdating(section: Section): boolean {
	const actions = section.items.get("action") ?? [];
	return actions.some(({ text }) => text === "update") && !isOn(section.items.get("deny")?.[0]?.text);
}

function isOn(text: string | undefined): boolean {
	return text === "on" || text === "true";
}
