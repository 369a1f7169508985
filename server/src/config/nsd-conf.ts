import { NO_LIMITS, type ZoneKind } from "../zone/zone.ts";
import { IncludeFinder } from "./config-include.ts";
import { folderOf, isAbsolutePath, joinPath, withSlashes } from "./config-path.ts";
import { ConfigProblems } from "./config-problems.ts";
import type { ConfigFiles, ConfiguredZone, NamedFile, ServerConfiguration } from "./configured-zone.ts";
import { BYTE_ORDER_MARK, MAX_WORDS, tooManyWords, WORDS_PER_STEP } from "./read-limits.ts";
import { reportSharedFiles, reportTwice } from "./zone-checks.ts";
import { fillZoneFileMacros } from "./zone-file-macro.ts";
import { zoneName } from "./zone-name.ts";
import type { StatementItem, ZoneStatement } from "./zone-statement.ts";

/** The words that open a block (nsd.conf(5)); each stands alone before its colon. */
const BLOCKS = new Set([
	"server",
	"zone",
	"pattern",
	"key",
	"remote-control",
	"tls-auth",
	"dnstap",
	"verify",
	"proxy_protocol",
]);

/** Attributes of `server` with the path of a key. */
const FILE_ATTRIBUTE = /-(?:file|key|pem|cert|bundle)$/;

interface Value {
	readonly text: string;
	readonly path: string;
	readonly start: number;
	readonly end: number;
}

/** A zone or a pattern; what an included pattern says is copied in at the place of its include. */
interface Block {
	readonly kind: "zone" | "pattern";
	readonly opener: Value;
	name?: Value;
	zonefile?: Value;
	isTransferred: boolean;
	/** `consumer` or `producer` of a catalog, or another word; "" where it is none. */
	catalogRole: string;
	/** Its attributes that have a value, in the file of its opener. */
	readonly items: StatementItem[];
}

/**
 * Reads the zones of an nsd.conf and of the files that it includes (nsd.conf(5)), some words or a zone at a time. No nsd-checkconf:
 * attributes that say nothing of zones are skipped. NSD changes no primary zone by itself.
 */
export function* nsdConfSteps(path: string, files: ConfigFiles): Generator<void, ServerConfiguration> {
	const reader = new NsdConfReader(path, files);
	yield* reader.readFile(path, []);
	return yield* reader.configuration();
}

class NsdConfReader {
	readonly #path: string;
	readonly #includes: IncludeFinder;
	readonly #problems = new ConfigProblems();
	readonly #namedFiles: NamedFile[] = [];
	readonly #patterns = new Map<string, Block>();
	readonly #zones: Block[] = [];
	#zonesFolder: string;
	#isFolderSure = false;
	#isInServer = false;
	#block: Block | undefined;

	constructor(path: string, files: ConfigFiles) {
		this.#path = path;
		this.#includes = new IncludeFinder(path, files);
		this.#zonesFolder = folderOf(path);
	}

	*readFile(path: string, stack: readonly string[]): Generator<void, void> {
		const report = (value: Value, message: string) => this.#problems.report(value, message);
		const tokens = yield* tokenSteps(path, this.#includes.text(path), report);
		for (let at = 0; at < tokens.length; at++) {
			if (at % WORDS_PER_STEP === 0) yield;
			const token = tokens[at]!;
			if (!token.isAttribute) continue;
			const next = tokens[at + 1];
			const value = next && !next.isAttribute ? next : undefined;
			if (token.text === "include") yield* this.#include(value, [...stack, path]);
			else if (BLOCKS.has(token.text) && (!value || value.line !== token.line)) this.#open(token);
			else this.#attribute(token, valuesBehind(tokens, at));
		}
	}

	*configuration(): Generator<void, ServerConfiguration> {
		const zones: ConfiguredZone[] = [];
		for (const block of this.#zones) {
			const zone = this.#configured(block);
			if (zone) zones.push(zone);
			yield;
		}
		yield* reportTwice(zones, "nsd", this.#problems);
		yield* reportSharedFiles(zones, "nsd", this.#problems);
		return {
			path: this.#path,
			server: "nsd",
			views: [],
			zones,
			emptyZonesEnabled: false,
			checkNames: "ignore",
			files: this.#includes.read,
			wanted: this.#includes.wanted,
			includes: this.#includes.includes,
			namedFiles: this.#namedFiles,
			problems: this.#problems.all,
		};
	}

	#open(opener: Value): void {
		this.#isInServer = opener.text === "server";
		this.#block = undefined;
		if (opener.text !== "zone" && opener.text !== "pattern") return;
		this.#block = { kind: opener.text, opener, isTransferred: false, catalogRole: "", items: [] };
		if (opener.text === "zone") this.#zones.push(this.#block);
	}

	#attribute(attribute: Value, values: readonly Value[]): void {
		const block = this.#block;
		const [value] = values;
		if (!value) {
			this.#problems.report(attribute, `${attribute.text}: has no value`);
		} else if (this.#isInServer) {
			if (attribute.text === "zonesdir" && value.text !== "") {
				const folder = withSlashes(value.text);
				this.#zonesFolder = joinPath(folderOf(this.#path), folder);
				this.#isFolderSure = isAbsolutePath(folder);
			} else if (FILE_ATTRIBUTE.test(attribute.text)) {
				const { path, start, end } = value;
				this.#namedFiles.push({ path, start, end, place: joinPath(folderOf(this.#path), withSlashes(value.text)) });
			}
		} else if (block) {
			if (attribute.path === block.opener.path) {
				const only = values.length === 1 ? value : undefined;
				block.items.push({ keyword: attribute.text, start: attribute.start, end: values.at(-1)!.end, value: only });
			}
			switch (attribute.text) {
				case "name":
					block.name = value;
					if (block.kind === "pattern") this.#patterns.set(value.text, block);
					break;
				case "zonefile":
					block.zonefile = value;
					break;
				case "request-xfr":
					block.isTransferred = true;
					break;
				case "catalog":
					block.catalogRole = value.text.toLowerCase();
					break;
				case "include-pattern":
					this.#apply(block, value);
					break;
			}
		}
	}

	#apply(block: Block, name: Value): void {
		const pattern = this.#patterns.get(name.text);
		if (!pattern || pattern === block) {
			this.#problems.report(name, `pattern ${name.text} is not defined above`);
			return;
		}
		if (pattern.zonefile) block.zonefile = pattern.zonefile;
		block.isTransferred ||= pattern.isTransferred;
		block.catalogRole ||= pattern.catalogRole;
	}

	*#include(value: Value | undefined, stack: readonly string[]): Generator<void, void> {
		if (!value) return;
		const base = { folder: folderOf(this.#path), isSure: false };
		for (const path of this.#includes.find(value, base)) {
			const refusal = this.#includes.refusal(path, stack);
			if (refusal === undefined) yield* this.readFile(path, stack);
			else this.#problems.report(value, refusal, { rule: "config-include-cycle" });
		}
	}

	#configured(block: Block): ConfiguredZone | undefined {
		const { name, zonefile } = block;
		const origin = name && zoneName(name.text);
		if (!origin) {
			this.#problems.report(
				name ?? block.opener,
				name ? `${name.text || '""'} is no name of a zone` : "this zone has no name",
			);
			return undefined;
		}
		if (!zonefile && !block.isTransferred) {
			this.#problems.report(name, `zone ${origin} has no zonefile: NSD has nothing to serve`);
		}
		const writtenFile = zonefile && fillZoneFileMacros(zonefile.text, name.text);
		const type: ZoneKind = block.isTransferred ? "secondary" : "primary";
		return {
			origin,
			view: "",
			kind: block.catalogRole === "" ? type : "catalog",
			keeper: block.catalogRole === "producer" ? "server" : block.isTransferred ? "primary" : "people",
			...(writtenFile ? { file: joinPath(this.#zonesFolder, withSlashes(writtenFile)), writtenFile } : {}),
			...(zonefile ? { fileAt: { path: zonefile.path, start: zonefile.start, end: zonefile.end } } : {}),
			isFileSure: this.#isFolderSure || isAbsolutePath(withSlashes(writtenFile ?? "")),
			isWritten: type === "secondary",
			isShared: false,
			...(zonefile && !isOwn(block, zonefile)
				? { fileOf: (other: string) => fillZoneFileMacros(zonefile.text, withoutLastDot(other)) }
				: {}),
			dynamic: false,
			signed: false,
			reverseGenerate: false,
			setsSerial: false,
			takesReports: "no",
			limits: NO_LIMITS,
			format: "text",
			checkNames: "ignore",
			at: { path: name.path, start: name.start, end: name.end },
			statement: statementOf(block, name),
		};
	}
}

/** Whether a value stands in the block itself, with nothing to fill in, and not in a pattern. */
function isOwn({ items }: Block, value: Value): boolean {
	return items.some((item) => item.value === value) && !value.text.includes("%");
}

function withoutLastDot(name: string): string {
	return name.length > 1 && name.endsWith(".") ? name.slice(0, -1) : name;
}

/** Where a zone's block stands: from its opener to its last attribute. */
function statementOf({ opener, items }: Block, name: Value): ZoneStatement {
	const end = items.at(-1)?.end ?? opener.end;
	return { path: opener.path, start: opener.start, end, headEnd: opener.end, close: end, name, items };
}

interface Token extends Value {
	/** Ends with a colon, which `text` is without. */
	readonly isAttribute: boolean;
	readonly line: number;
}

/** The values of the attribute at an index. */
function valuesBehind(tokens: readonly Token[], attribute: number): readonly Token[] {
	let end = attribute + 1;
	while (end < tokens.length && !tokens[end]!.isAttribute) end++;
	return tokens.slice(attribute + 1, end);
}

function* tokenSteps(
	path: string,
	text: string,
	report: (value: Value, message: string) => void,
): Generator<void, Token[]> {
	const tokens: Token[] = [];
	if (text.startsWith("\uFEFF")) report({ text: "", path, start: 0, end: 1 }, BYTE_ORDER_MARK);
	let looked = 0;
	let lineStart = 0;
	for (let line = 0; lineStart < text.length; line++) {
		const lineEnd = text.indexOf("\n", lineStart);
		const content = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
		if (++looked % WORDS_PER_STEP === 0) yield;
		// Each branch takes characters without alternatives: otherwise a long word would need a deep stack.
		for (const match of content.matchAll(/#.*|"([^"]*)("?)|[^\s"#]+/g)) {
			if (++looked % WORDS_PER_STEP === 0) yield;
			const [whole, quoted, closing] = match;
			if (whole.startsWith("#")) continue;
			if (tokens.length === MAX_WORDS) {
				report({ text: "", path, start: lineStart, end: lineStart + content.length }, tooManyWords(MAX_WORDS));
				return tokens;
			}
			const start = lineStart + match.index;
			const isAttribute = quoted === undefined && whole.endsWith(":");
			const token = {
				text: isAttribute ? whole.slice(0, -1).toLowerCase() : (quoted ?? whole).trimEnd(),
				path,
				start,
				end: start + whole.trimEnd().length,
				isAttribute,
				line,
			};
			if (closing === "") report(token, "this quoted text is not closed: a quote is missing");
			tokens.push(token);
		}
		lineStart += content.length + 1;
	}
	return tokens;
}
