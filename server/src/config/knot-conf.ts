import { NO_LIMITS, type ZoneKind } from "../zone/zone.ts";
import { IncludeFinder } from "./config-include.ts";
import { folderOf, isAbsolutePath, joinPath } from "./config-path.ts";
import { ConfigProblems } from "./config-problems.ts";
import type { ConfigFiles, ConfigPlace, ConfiguredZone, ServerConfiguration } from "./configured-zone.ts";
import { fillKnotFormatters } from "./knot-file-name.ts";
import { type KnotEntry, type KnotValue, sectionSteps } from "./knot-section.ts";
import { WORDS_PER_STEP } from "./read-limits.ts";
import { reportSharedFiles, reportTwice } from "./zone-checks.ts";
import { zoneName } from "./zone-name.ts";
import type { StatementItem, ZoneStatement } from "./zone-statement.ts";

/** Where Knot looks for zone files if no `storage` is given. */
const DEFAULT_STORAGE = "/var/lib/knot";

/** One entry of a section: the values of each of its items. */
interface Section {
	readonly items: ReadonlyMap<string, readonly KnotValue[]>;
	readonly at: ConfigPlace;
	/** The entry of a list as it is written; undefined where it is no block of lines. */
	readonly statement: ZoneStatement | undefined;
}

/**
 * Reads the zones of a knot.conf and of the files that it includes (Knot DNS, "Configuration Reference"), some words or a zone at a time.
 * A zone takes what it does not say itself from its template, or from the template `default`.
 * What cannot be read is reported, and the rest read.
 */
export function* knotConfSteps(path: string, files: ConfigFiles): Generator<void, ServerConfiguration> {
	const reader = new KnotConfReader(path, files);
	yield* reader.readFile(path, []);
	return yield* reader.configuration();
}

class KnotConfReader {
	readonly #path: string;
	readonly #includes: IncludeFinder;
	readonly #problems = new ConfigProblems();
	readonly #templates = new Map<string, Section>();
	/** The access lists that let somebody change a zone. */
	readonly #updating = new Set<string>();
	/** The modules that tell of agents for reports or take reports, as zones call them. */
	readonly #reporters = new Map<string, Section>();
	readonly #zones: Section[] = [];

	constructor(path: string, files: ConfigFiles) {
		this.#path = path;
		this.#includes = new IncludeFinder(path, files);
	}

	*readFile(path: string, stack: readonly string[]): Generator<void, void> {
		const text = this.#includes.text(path);
		const report = (place: ConfigPlace, message: string) => this.#problems.report(place, message);
		for (const { name, values, entries } of yield* sectionSteps(path, text, report)) {
			if (name === "include") {
				for (const value of values) yield* this.#include(value, [...stack, path]);
				continue;
			}
			if (values[0]) {
				const message = `nothing stands behind ${name}: in Knot: what it has goes into the lines below`;
				this.#problems.report(values[0], message);
			}
			for (const entry of entries) {
				const section = yield* sectionOf(entry, path);
				const id = section.items.get("id")?.[0]?.text ?? "";
				if (name === "zone") this.#zones.push(section);
				else if (name === "template") this.#templates.set(id, section);
				else if (name === "mod-dnserr") this.#reporters.set(`mod-dnserr/${id}`, section);
				else if (name === "acl" && isUpdating(section)) this.#updating.add(id);
			}
		}
	}

	*configuration(): Generator<void, ServerConfiguration> {
		const zones: ConfiguredZone[] = [];
		for (const section of this.#zones) {
			for (const zone of this.#configured(section)) {
				zones.push(zone);
				yield;
			}
		}
		yield* reportTwice(zones, "knot", this.#problems);
		yield* reportSharedFiles(zones, "knot", this.#problems);
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

	*#include(value: KnotValue, stack: readonly string[]): Generator<void, void> {
		for (const path of this.#includes.find(value, { folder: folderOf(value.path), isSure: true })) {
			const refusal = this.#includes.refusal(path, stack);
			if (refusal === undefined) yield* this.readFile(path, stack);
			else this.#problems.report(value, refusal, { rule: "config-include-cycle" });
		}
	}

	/** The zones of an entry: one may name many. */
	*#configured(section: Section): IterableIterator<ConfiguredZone> {
		const domains = section.items.get("domain") ?? section.items.get("id");
		if (!domains || domains.length === 0) {
			this.#problems.report(section.at, "this zone has no domain");
			return;
		}
		const named = section.items.get("template")?.[0];
		const template = this.#templates.get(named?.text ?? "default");
		if (named && !template) this.#problems.report(named, `template ${named.text} is not defined`);
		const all = (item: string) => section.items.get(item) ?? template?.items.get(item) ?? [];
		const first = (item: string) => all(item)[0]?.text;
		const type: ZoneKind = all("master").length > 0 ? "secondary" : "primary";
		const role = first("catalog-role")?.toLowerCase();
		const writtenStorage = first("storage") ?? DEFAULT_STORAGE;
		const storage = joinPath(folderOf(this.#path), writtenStorage);
		const written = all("file")[0];
		const reports = this.#reports(all("module"));
		for (const domain of domains) {
			const origin = zoneName(domain.text);
			if (!origin) {
				this.#problems.report(domain, `${domain.text || '""'} is no name of a zone`);
				continue;
			}
			const writtenFile = fillKnotFormatters(first("file") ?? "%s.zone", origin);
			yield {
				origin,
				view: "",
				kind: role === "interpret" || role === "generate" ? "catalog" : type,
				keeper: role === "generate" ? "server" : type === "secondary" ? "primary" : "people",
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
				...reports,
				setsSerial: first("zonefile-load")?.toLowerCase() === "difference-no-serial",
				format: "text",
				checkNames: "ignore",
				at: { path: domain.path, start: domain.start, end: domain.end },
				...(section.statement ? { statement: section.statement } : {}),
			};
		}
	}

	/** Whom a zone with some modules tells resolvers to report to, and whether it takes reports itself. */
	#reports(modules: readonly KnotValue[]): Pick<ConfiguredZone, "reportAgent" | "takesReports"> {
		const always = this.#templates.get("default")?.items.get("global-module") ?? [];
		const reporters = [...modules, ...always].flatMap(({ text }) => this.#reporters.get(text) ?? []);
		const first = (item: string) => reporters.flatMap(({ items }) => items.get(item)?.[0]?.text ?? [])[0];
		const agent = zoneName(first("send-report-channel") ?? "");
		return {
			...(agent !== undefined && agent !== "." ? { reportAgent: agent } : {}),
			takesReports: isOn(first("log-report-channel")) ? "by itself" : "no",
		};
	}
}

function* sectionOf(entry: KnotEntry, path: string): Generator<void, Section> {
	yield;
	const items = new Map<string, KnotValue[]>();
	for (const [index, { name, values }] of entry.items.entries()) {
		if (index % WORDS_PER_STEP === WORDS_PER_STEP - 1) yield;
		const known = items.get(name);
		if (!known) items.set(name, [...values]);
		else for (const value of values) known.push(value);
	}
	const [first] = entry.items;
	const at = { path, start: first?.start ?? entry.dash, end: entry.items.at(-1)?.end ?? entry.dash + 1 };
	return { items, at, statement: statementOf(entry, path) };
}

/** Where the entry of a list stands: from its dash to its last value. */
function statementOf({ dash, items: written }: KnotEntry, path: string): ZoneStatement | undefined {
	const items = written.map(({ name, start, end, values, isList }): StatementItem => {
		const [value] = values;
		return { keyword: name, start, end, value: value && !isList ? value : undefined };
	});
	const name = items.find(({ keyword }) => keyword === "domain" || keyword === "id");
	if (!name || dash < 0) return undefined;
	const end = items.at(-1)!.end;
	return { path, start: dash, end, headEnd: dash + 1, close: end, name: name.value ?? name, items };
}

function isUpdating(section: Section): boolean {
	const actions = section.items.get("action") ?? [];
	return actions.some(({ text }) => text === "update") && !isOn(section.items.get("deny")?.[0]?.text);
}

function isOn(text: string | undefined): boolean {
	return text === "on" || text === "true";
}
