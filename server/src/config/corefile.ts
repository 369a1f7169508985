import { NO_LIMITS, type ZoneKind } from "../zone/zone.ts";
import { IncludeFinder } from "./config-include.ts";
import { folderOf, isAbsolutePath, joinPath } from "./config-path.ts";
import { ConfigProblems } from "./config-problems.ts";
import type { ConfigFiles, ConfiguredZone, NamedFile, ServerConfiguration } from "./configured-zone.ts";
import { autoZones } from "./corefile-auto.ts";
import { type CorefileDirective, type ServerBlock, serverBlockSteps } from "./corefile-block.ts";
import { CorefileImports } from "./corefile-import.ts";
import { type CorefileKey, corefileKey } from "./corefile-key.ts";
import type { CorefileToken } from "./corefile-token.ts";
import { reportSharedFiles } from "./zone-checks.ts";
import { PathTails } from "./zone-path.ts";

/** A server block with its keys read. */
interface Server {
	readonly keys: readonly { readonly token: CorefileToken; readonly key: CorefileKey }[];
	readonly origins: ReadonlySet<string>;
	readonly directives: readonly CorefileDirective[];
	/** Its view, or what keeps its zones apart from those on other ports. */
	readonly view: string;
	/** Where relative paths start, and whether the file says so (`root`). */
	readonly folder: string;
	readonly isFolderSure: boolean;
	readonly isSigned: boolean;
}

/**
 * Reads the zones of a Corefile and of the files that it imports (CoreDNS Manual): those of the plugins `file`, `auto`, `sign`
 * and `secondary`. Other plugins are passed over; their names are not checked, since CoreDNS is built with what one likes. Some words or a
 * zone at a time.
 */
export function corefileSteps(path: string, files: ConfigFiles): Generator<void, ServerConfiguration> {
	return new CorefileReader(path, files).configuration();
}

class CorefileReader {
	readonly #path: string;
	readonly #tails: PathTails;
	readonly #includes: IncludeFinder;
	readonly #problems = new ConfigProblems();
	readonly #namedFiles: NamedFile[] = [];

	constructor(path: string, files: ConfigFiles) {
		this.#path = path;
		this.#tails = PathTails.of(files.list());
		this.#includes = new IncludeFinder(path, files);
	}

	*configuration(): Generator<void, ServerConfiguration> {
		const tokens = yield* new CorefileImports(this.#includes, this.#problems).read(this.#path);
		const blocks = yield* serverBlockSteps(tokens, (place, message) => this.#problems.report(place, message));
		const servers: Server[] = [];
		for (const block of blocks) servers.push(yield* this.#server(block));
		yield* this.#reportTwice(servers);
		const found: ConfiguredZone[] = [];
		for (const server of servers) for (const zone of yield* this.#zones(server)) found.push(zone);
		const zones = yield* this.#apart(found);
		yield* reportSharedFiles(zones, "coredns", this.#problems);
		return {
			path: this.#path,
			server: "coredns",
			views: [...new Set(zones.flatMap(({ view }) => (view === "" ? [] : [view])))],
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

	*#server({ keys, directives }: ServerBlock): Generator<void, Server> {
		const read: { readonly token: CorefileToken; readonly key: CorefileKey }[] = [];
		const origins = new Set<string>();
		for (const token of keys) {
			yield;
			const key = corefileKey(token.text);
			if (key) {
				read.push({ token, key });
				for (const origin of key.origins) origins.add(origin);
			} else if (!hasVariable(token.text)) {
				this.#problems.report(token, `${token.text} is no name of a zone, nor a network such as 192.0.2.0/24`);
			}
		}
		const root = firstValue(directives, "root");
		const isSure = root !== undefined && isAbsolutePath(root);
		return {
			keys: read,
			origins,
			directives,
			view: firstValue(directives, "view") || portOf(read, directives),
			folder: joinPath(folderOf(this.#path), root ?? "."),
			isFolderSure: isSure,
			isSigned: directives.some(({ name }) => name.text === "dnssec"),
		};
	}

	*#zones(server: Server): Generator<void, Iterable<ConfiguredZone>> {
		const zones = new Map<string, ConfiguredZone>();
		const sources = new Set<string>();
		const last = lastForAll(server);
		for (const directive of server.directives) {
			const { name, values } = directive;
			if (isForAll(directive) && last.get(name.text) !== directive) continue;
			if (name.text === "file" || name.text === "sign") {
				for (const zone of this.#fileZones(server, directive)) {
					yield;
					// What `sign` makes of a zone is what `file` serves: the source is the one to look at.
					if (name.text === "sign") sources.add(zone.origin);
					else if (sources.has(zone.origin)) continue;
					zones.set(zone.origin, zone);
				}
			} else if (name.text === "auto") {
				for (const zone of this.#autoZones(server, directive)) {
					yield;
					if (!zones.has(zone.origin)) zones.set(zone.origin, zone);
				}
			} else if (name.text === "secondary") {
				const at = values[0] ?? name;
				for (const { origin, token } of this.#origins(server, values, name)) {
					yield;
					zones.set(origin, this.#zone(server, origin, token ?? at, "secondary"));
				}
			}
			this.#noteFiles(server, directive);
		}
		return zones.values();
	}

	*#fileZones(server: Server, { name, values }: CorefileDirective): IterableIterator<ConfiguredZone> {
		const [file, ...listed] = values;
		if (!file || file.text === "") {
			this.#problems.report(name, `${name.text} names no file: CoreDNS refuses to start`);
			return;
		}
		// A path with a variable of the environment is known only where the server runs.
		if (hasVariable(file.text)) return;
		const isSigned = name.text === "sign" || server.isSigned;
		for (const { origin, token } of this.#origins(server, listed, name)) {
			yield {
				...this.#zone(server, origin, token ?? file, "primary"),
				file: joinPath(server.folder, file.text),
				writtenFile: file.text,
				fileAt: { path: file.path, start: file.start, end: file.end },
				isFileSure: server.isFolderSure || isAbsolutePath(file.text),
				signed: isSigned,
			};
		}
	}

	*#autoZones(server: Server, directive: CorefileDirective): IterableIterator<ConfiguredZone> {
		const { name, values } = directive;
		const listed = values.length > 0 && new Set([...this.#origins(server, values, name)].map(({ origin }) => origin));
		const within = listed || server.origins;
		for (const { origin, path, at } of autoZones(directive, server.folder, this.#path, this.#tails, this.#problems)) {
			if (!isWithin(origin, within)) continue;
			yield {
				...this.#zone(server, origin, at, "primary"),
				file: path,
				writtenFile: path,
				fileAt: { path: at.path, start: at.start, end: at.end },
				fileOf: () => path,
				isFileSure: true,
			};
		}
	}

	/** The zones that a plugin lists; without a list those of its server block. */
	*#origins(
		server: Server,
		listed: readonly CorefileToken[],
		name: CorefileToken,
	): IterableIterator<{ readonly origin: string; readonly token: CorefileToken | undefined }> {
		if (listed.length === 0) for (const origin of server.origins) yield { origin, token: undefined };
		for (const token of listed) {
			const key = corefileKey(token.text);
			if (!key && !hasVariable(token.text)) {
				this.#problems.report(token, `${token.text} is no name of a zone that ${name.text} could serve`);
			}
			for (const origin of key?.origins ?? []) yield { origin, token };
		}
	}

	#zone(server: Server, origin: string, { path, start, end }: CorefileToken, kind: ZoneKind): ConfiguredZone {
		return {
			origin,
			view: server.view,
			kind,
			isFileSure: false,
			keeper: kind === "secondary" ? "primary" : "people",
			isWritten: false,
			isShared: false,
			dynamic: false,
			signed: server.isSigned,
			reverseGenerate: false,
			setsSerial: false,
			takesReports: "no",
			limits: NO_LIMITS,
			format: "text",
			checkNames: "ignore",
			at: { path, start, end },
		};
	}

	/** Ports keep zones apart only where an origin is served on several of them. */
	*#apart(zones: readonly ConfiguredZone[]): Generator<void, readonly ConfiguredZone[]> {
		const first = new Map<string, string>();
		let isApart = false;
		for (const { origin, view } of zones) {
			yield;
			const other = first.get(origin);
			if (other === undefined) first.set(origin, view);
			else isApart ||= other !== view && isPort(other) && isPort(view);
		}
		if (isApart) return zones;
		const together: ConfiguredZone[] = [];
		for (const zone of zones) {
			yield;
			together.push(isPort(zone.view) ? { ...zone, view: "" } : zone);
		}
		return together;
	}

	/** One zone on one port twice is refused, unless the blocks listen on other addresses or have views. */
	*#reportTwice(servers: readonly Server[]): Generator<void, void> {
		const seen = new Map<string, CorefileToken>();
		for (const { keys, directives } of servers) {
			if (directives.some(({ name }) => name.text === "bind" || name.text === "view")) continue;
			for (const { token, key } of keys) {
				yield;
				for (const origin of key.origins) {
					const address = `${key.scheme}://${origin}:${key.port}`;
					const other = seen.get(address);
					if (other) {
						this.#problems.report(
							token,
							`zone ${origin} has two server blocks on port ${key.port}: CoreDNS refuses to start`,
							{
								rule: "config-zone-duplicate",
								related: [
									{
										path: other.path,
										start: other.start,
										end: other.end,
										message: `${origin} has its first server block here`,
									},
								],
							},
						);
					}
					seen.set(address, other ?? token);
				}
			}
		}
	}

	#noteFiles({ folder }: Server, { name, values }: CorefileDirective): void {
		const count = name.text === "hosts" ? 1 : name.text === "tls" ? 3 : 0;
		for (const { path, start, end, text } of values.slice(0, count)) {
			if (text.includes("/") || text.includes("."))
				this.#namedFiles.push({ path, start, end, place: joinPath(folder, text) });
		}
	}
}

function firstValue(directives: readonly CorefileDirective[], plugin: string): string | undefined {
	return directives.find(({ name }) => name.text === plugin)?.values[0]?.text;
}

/** How many words stand behind plugins before the zones that they list. */
const WORDS_BEFORE_ZONES: ReadonlyMap<string, number> = new Map([
	["file", 1],
	["sign", 1],
	["secondary", 0],
]);

/** Whether a plugin is for all zones of its server block; one that names no file is for none. */
function isForAll({ name, values }: CorefileDirective): boolean {
	const before = WORDS_BEFORE_ZONES.get(name.text);
	return before === values.length && (before === 0 || values[0]!.text !== "");
}

/** Of plugins that are there several times for all zones of a block the last one counts: a block may have a hundred thousand of both. */
function lastForAll({ directives }: Server): ReadonlyMap<string, CorefileDirective> {
	return new Map(directives.filter(isForAll).map((directive) => [directive.name.text, directive]));
}

/** Whether a name is one of some or lies below one. */
function isWithin(origin: string, above: ReadonlySet<string>): boolean {
	if (above.has(".") || above.has(origin)) return true;
	for (let dot = origin.indexOf("."); dot >= 0; dot = origin.indexOf(".", dot + 1)) {
		if (above.has(origin.slice(dot + 1))) return true;
	}
	return false;
}

/** Whether a text has a part that the environment fills in, `{$NAME}` or `{%NAME%}`. */
function hasVariable(text: string): boolean {
	return /\{[$%]/.test(text);
}

/** What keeps the zones of a server block apart from those on other ports, until it is known whether there are any. */
function portOf(keys: Server["keys"], directives: readonly CorefileDirective[]): string {
	const { key } = keys[0] ?? {};
	const addresses = directives.find(({ name }) => name.text === "bind")?.values.map(({ text }) => text) ?? [];
	return key ? [`${key.scheme}:${key.port}`, ...addresses].join(" ") : "";
}

function isPort(view: string): boolean {
	return /^[a-z0-9]+:/.test(view);
}
