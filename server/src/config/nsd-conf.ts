import { NO_LIMITS, type ZoneKind } from "../zone/zone.ts";
import { IncludeFinder } from "./config-include.ts";
import { folderOf, joinPath, withSlashes } from "./config-path.ts";
import type { ConfigFiles, ConfigProblem, ConfiguredZone, ServerConfiguration } from "./configured-zone.ts";
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

/** More inclusions than any server has; files that include each other crosswise would go on for ever. */
const MAX_INCLUSIONS = 20_000;

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
	isCatalog: boolean;
	/** Its attributes that have a value, in the file of its opener. */
	readonly items: StatementItem[];
}

/**
 * Reads the zones of an nsd.conf and of the files that it includes (nsd.conf(5)). No nsd-checkconf:
 * attributes that say nothing of zones are skipped. NSD changes no primary zone by itself.
 */
export function readNsdConf(path: string, files: ConfigFiles): ServerConfiguration {
	const reader = new NsdConfReader(path, files);
	reader.readFile(path, []);
	return reader.configuration();
}

class NsdConfReader {
	readonly #path: string;
	readonly #includes: IncludeFinder;
	readonly #problems: ConfigProblem[] = [];
	readonly #reported = new Set<string>();
	readonly #patterns = new Map<string, Block>();
	readonly #zones: Block[] = [];
	#inclusions = 0;
	#zonesFolder: string;
	#isInServer = false;
	#block: Block | undefined;

	constructor(path: string, files: ConfigFiles) {
		this.#path = path;
		this.#includes = new IncludeFinder(path, files);
		this.#zonesFolder = folderOf(path);
	}

	readFile(path: string, stack: readonly string[]): void {
		const tokens = tokenize(path, this.#includes.text(path), (value, message) => this.#report(value, message));
		for (let at = 0; at < tokens.length; at++) {
			const token = tokens[at]!;
			if (!token.isAttribute) continue;
			const next = tokens[at + 1];
			const value = next && !next.isAttribute ? next : undefined;
			if (token.text === "include") this.#include(value, [...stack, path]);
			else if (BLOCKS.has(token.text) && (!value || value.line !== token.line)) this.#open(token);
			else this.#attribute(token, valuesBehind(tokens, at));
		}
	}

	configuration(): ServerConfiguration {
		const seen = new Set<string>();
		const zones: ConfiguredZone[] = [];
		for (const block of this.#zones) {
			const zone = this.#configured(block);
			if (!zone) continue;
			if (seen.has(zone.origin))
				this.#report(block.name!, `zone ${zone.origin} is configured twice: NSD refuses to start`);
			seen.add(zone.origin);
			zones.push(zone);
		}
		return {
			path: this.#path,
			server: "nsd",
			views: [],
			zones,
			emptyZonesEnabled: false,
			checkNames: "ignore",
			files: this.#includes.read,
			wanted: this.#includes.wanted,
			problems: this.#problems,
		};
	}

	#open(opener: Value): void {
		this.#isInServer = opener.text === "server";
		this.#block = undefined;
		if (opener.text !== "zone" && opener.text !== "pattern") return;
		this.#block = { kind: opener.text, opener, isTransferred: false, isCatalog: false, items: [] };
		if (opener.text === "zone") this.#zones.push(this.#block);
	}

	#attribute(attribute: Value, values: readonly Value[]): void {
		const block = this.#block;
		const [value] = values;
		if (!value) {
			this.#report(attribute, `${attribute.text}: has no value`);
		} else if (this.#isInServer) {
			if (attribute.text === "zonesdir" && value.text !== "") {
				this.#zonesFolder = joinPath(folderOf(this.#path), withSlashes(value.text));
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
					block.isCatalog = true;
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
			this.#report(name, `pattern ${name.text} is not defined above`);
			return;
		}
		if (pattern.zonefile) block.zonefile = pattern.zonefile;
		block.isTransferred ||= pattern.isTransferred;
		block.isCatalog ||= pattern.isCatalog;
	}

	#include(value: Value | undefined, stack: readonly string[]): void {
		if (!value) return;
		for (const path of this.#includes.find(value.text, folderOf(this.#path), value.path)) {
			if (stack.includes(path) || ++this.#inclusions > MAX_INCLUSIONS) {
				this.#report(value, `${path} includes itself here, directly or by way of other files`);
			} else {
				this.readFile(path, stack);
			}
		}
	}

	#configured(block: Block): ConfiguredZone | undefined {
		const { name, zonefile } = block;
		const origin = name && zoneName(name.text);
		if (!origin) {
			this.#report(name ?? block.opener, name ? `${name.text || '""'} is no name of a zone` : "this zone has no name");
			return undefined;
		}
		if (!zonefile && !block.isTransferred) {
			this.#report(name, `zone ${origin} has no zonefile: NSD has nothing to serve`);
		}
		const writtenFile = zonefile && fillZoneFileMacros(zonefile.text, name.text);
		const type: ZoneKind = block.isTransferred ? "secondary" : "primary";
		return {
			origin,
			view: "",
			kind: block.isCatalog ? "catalog" : type,
			...(writtenFile ? { file: joinPath(this.#zonesFolder, withSlashes(writtenFile)), writtenFile } : {}),
			...(zonefile && !isOwn(block, zonefile)
				? { fileOf: (other: string) => fillZoneFileMacros(zonefile.text, withoutLastDot(other)) }
				: {}),
			dynamic: false,
			signed: false,
			reverseGenerate: false,
			limits: NO_LIMITS,
			format: "text",
			checkNames: "ignore",
			at: { path: name.path, start: name.start, end: name.end },
			statement: statementOf(block, name),
		};
	}

	#report({ path, start, end }: Value, message: string): void {
		const key = `${path}:${start}:${message}`;
		if (this.#reported.has(key)) return;
		this.#reported.add(key);
		this.#problems.push({ path, start, end, message, severity: "error" });
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

function tokenize(path: string, text: string, report: (value: Value, message: string) => void): Token[] {
	const tokens: Token[] = [];
	let lineStart = 0;
	for (const [line, content] of text.split("\n").entries()) {
		for (const match of content.matchAll(/#.*|"([^"]*)("?)|(?:[^\s"#:]|:(?!\s|$|"))+(:?)/g)) {
			const [whole, quoted, closing, colon] = match;
			if (whole.startsWith("#")) continue;
			const start = lineStart + match.index;
			const isAttribute = colon === ":";
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
