import { NO_LIMITS, type ZoneKind } from "../zone/zone.ts";
import { IncludeFinder } from "./config-include.ts";
import { folderOf, isAbsolutePath, joinPath } from "./config-path.ts";
import { ConfigProblems } from "./config-problems.ts";
import type { ConfigFiles, ConfiguredZone, NamedFile, ServerConfiguration } from "./configured-zone.ts";
import { autoZones } from "./corefile-auto.ts";
import { type CorefileDirective, type ServerBlock, serverBlocks } from "./corefile-block.ts";
import { CorefileImports } from "./corefile-import.ts";
import { type CorefileKey, corefileKey } from "./corefile-key.ts";
import type { CorefileToken } from "./corefile-token.ts";
import { reportSharedFiles } from "./zone-checks.ts";
import { PathTails } from "./zone-path.ts";

/** A server block with its keys read. */
interface Server {
	readonly keys: readonly { readonly token: CorefileToken; readonly key: CorefileKey }[];
	readonly origins: readonly string[];
	readonly directives: readonly CorefileDirective[];
	readonly view: string;
	/** Where relative paths start, and whether the file says so (`root`). */
	readonly folder: string;
	readonly isFolderSure: boolean;
	readonly isSigned: boolean;
}

/**
 * Reads the zones of a Corefile and of the files that it imports (CoreDNS Manual): those of the plugins `file`, `auto`, `sign`
 * and `secondary`. Other plugins are passed over; their names are not checked, since CoreDNS is built with what one likes.
 */
export function readCorefile(path: string, files: ConfigFiles): ServerConfiguration {
	const reader = new CorefileReader(path, files);
	return reader.configuration();
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

	configuration(): ServerConfiguration {
		const tokens = new CorefileImports(this.#includes, this.#problems).read(this.#path);
		const blocks = serverBlocks(tokens, (place, message) => this.#problems.report(place, message));
		const servers = blocks.map((block) => this.#server(block));
		this.#reportTwice(servers);
		const zones = this.#apart(servers.flatMap((server) => this.#zones(server)));
		reportSharedFiles(zones, "coredns", this.#problems);
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

	#server({ keys, directives }: ServerBlock): Server {
		const read = keys.flatMap((token) => {
			const key = corefileKey(token.text);
			if (!key && !hasVariable(token.text)) {
				this.#problems.report(token, `${token.text} is no name of a zone, nor a network such as 192.0.2.0/24`);
			}
			return key ? [{ token, key }] : [];
		});
		const root = firstValue(directives, "root");
		const isSure = root !== undefined && isAbsolutePath(root);
		return {
			keys: read,
			origins: [...new Set(read.flatMap(({ key }) => key.origins))],
			directives,
			view: firstValue(directives, "view") ?? "",
			folder: joinPath(folderOf(this.#path), root ?? "."),
			isFolderSure: isSure,
			isSigned: directives.some(({ name }) => name.text === "dnssec"),
		};
	}

	#zones(server: Server): ConfiguredZone[] {
		const zones = new Map<string, ConfiguredZone>();
		const sources = new Set<string>();
		for (const directive of server.directives) {
			const { name, values } = directive;
			if (name.text === "file" || name.text === "sign") {
				for (const zone of this.#fileZones(server, directive)) {
					// What `sign` makes of a zone is what `file` serves: the source is the one to look at.
					if (name.text === "sign") sources.add(zone.origin);
					else if (sources.has(zone.origin)) continue;
					zones.set(zone.origin, zone);
				}
			} else if (name.text === "auto") {
				for (const zone of this.#autoZones(server, directive))
					if (!zones.has(zone.origin)) zones.set(zone.origin, zone);
			} else if (name.text === "secondary") {
				const at = values[0] ?? name;
				for (const { origin, token } of this.#origins(server, values, name)) {
					zones.set(origin, this.#zone(server, origin, token ?? at, "secondary"));
				}
			}
			this.#noteFiles(server, directive);
		}
		return [...zones.values()];
	}

	#fileZones(server: Server, { name, values }: CorefileDirective): ConfiguredZone[] {
		const [file, ...listed] = values;
		if (!file || file.text === "") {
			this.#problems.report(name, `${name.text} names no file: CoreDNS refuses to start`);
			return [];
		}
		// A path with a variable of the environment is known only where the server runs.
		if (hasVariable(file.text)) return [];
		const isSigned = name.text === "sign" || server.isSigned;
		const zones = this.#origins(server, listed, name).map(({ origin, token }) => ({
			...this.#zone(server, origin, token ?? file, "primary"),
			file: joinPath(server.folder, file.text),
			writtenFile: file.text,
			fileAt: { path: file.path, start: file.start, end: file.end },
			isFileSure: server.isFolderSure || isAbsolutePath(file.text),
			signed: isSigned,
		}));
		return zones;
	}

	#autoZones(server: Server, directive: CorefileDirective): ConfiguredZone[] {
		const { name, values } = directive;
		const within = this.#origins(server, values, name).map(({ origin }) => origin);
		const found = autoZones(directive, server.folder, this.#path, this.#tails, this.#problems);
		return found
			.filter(({ origin }) => within.some((one) => one === "." || origin === one || origin.endsWith(`.${one}`)))
			.map(({ origin, path, at }) => ({
				...this.#zone(server, origin, at, "primary"),
				file: path,
				writtenFile: path,
				fileAt: { path: at.path, start: at.start, end: at.end },
				fileOf: () => path,
				isFileSure: true,
			}));
	}

	/** The zones that a plugin lists; without a list those of its server block. */
	#origins(
		server: Server,
		listed: readonly CorefileToken[],
		name: CorefileToken,
	): { readonly origin: string; readonly token: CorefileToken | undefined }[] {
		if (listed.length === 0) return server.origins.map((origin) => ({ origin, token: undefined }));
		return listed.flatMap((token) => {
			const key = corefileKey(token.text);
			if (!key && !hasVariable(token.text)) {
				this.#problems.report(token, `${token.text} is no name of a zone that ${name.text} could serve`);
			}
			return (key?.origins ?? []).map((origin) => ({ origin, token }));
		});
	}

	#zone(server: Server, origin: string, { path, start, end }: CorefileToken, kind: ZoneKind): ConfiguredZone {
		return {
			origin,
			view: server.view === "" ? portOf(server) : server.view,
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
	#apart(zones: readonly ConfiguredZone[]): ConfiguredZone[] {
		const first = new Map<string, string>();
		let isApart = false;
		for (const { origin, view } of zones) {
			const other = first.get(origin);
			if (other === undefined) first.set(origin, view);
			else isApart ||= other !== view && isPort(other) && isPort(view);
		}
		return isApart ? [...zones] : zones.map((zone) => (isPort(zone.view) ? { ...zone, view: "" } : zone));
	}

	/** One zone on one port twice is refused, unless the blocks listen on other addresses or have views. */
	#reportTwice(servers: readonly Server[]): void {
		const seen = new Map<string, CorefileToken>();
		for (const { keys, directives } of servers) {
			if (directives.some(({ name }) => name.text === "bind" || name.text === "view")) continue;
			for (const { token, key } of keys) {
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

/** Whether a text has a part that the environment fills in, `{$NAME}` or `{%NAME%}`. */
function hasVariable(text: string): boolean {
	return /\{[$%]/.test(text);
}

/** What keeps the zones of a server block apart from those on other ports, until it is known whether there are any. */
function portOf({ keys, directives }: Server): string {
	const { key } = keys[0] ?? {};
	const addresses = directives.find(({ name }) => name.text === "bind")?.values.map(({ text }) => text) ?? [];
	return key ? [`${key.scheme}:${key.port}`, ...addresses].join(" ") : "";
}

function isPort(view: string): boolean {
	return /^[a-z0-9]+:/.test(view);
}
