import type { Severity } from "../syntax/problem.ts";
import type { ZoneKeeper, ZoneKind, ZoneLimits } from "../zone/zone.ts";
import type { ConfigRule } from "./config-rules.ts";
import type { ZoneStatement } from "./zone-statement.ts";

/** A stretch of a configuration file; `start` and `end` are UTF-16 units in that file's text. */
export interface ConfigPlace {
	readonly path: string;
	readonly start: number;
	readonly end: number;
}

/** Something wrong in a configuration file. */
export interface ConfigProblem extends ConfigPlace {
	readonly rule: ConfigRule;
	readonly message: string;
	/** Where it is not that of the rule. */
	readonly ownSeverity?: Severity;
	readonly related?: readonly (ConfigPlace & { readonly message: string })[];
}

/** An include statement: its value, and the files that it means. */
export interface ConfigInclude extends ConfigPlace {
	readonly written: string;
	/** The path or glob as the server would open it. */
	readonly place: string;
	/** Whether the server surely looks there, and not in a working folder that the configuration leaves open. */
	readonly isSure: boolean;
	readonly found: readonly string[];
}

/** The path of a file that is neither a zone nor a configuration, such as a key. */
export interface NamedFile extends ConfigPlace {
	readonly place: string;
}

/** How named takes host names that break RFC 952 and RFC 1123 in a zone (`check-names`). */
export type CheckNames = "fail" | "warn" | "ignore";

/** A zone that a server configuration serves, in one view. */
export interface ConfiguredZone {
	/** Lower case, absolute, with the last dot, escapes kept. */
	readonly origin: string;
	/** `""` outside views. */
	readonly view: string;
	/** `response-policy` and `catalog` are those that a statement of that name speaks of, whatever their type. */
	readonly kind: ZoneKind;
	readonly keeper: ZoneKeeper;
	/** The path as the server would open it: absolute, the base already joined. */
	readonly file?: string;
	/** The path as it is written, templates filled in. */
	readonly writtenFile?: string;
	/** Where the path is written: in the statement, or in the template or pattern that it uses. */
	readonly fileAt?: ConfigPlace;
	/** Whether the server surely looks for the file there, and not in a working folder that the configuration leaves open. */
	readonly isFileSure: boolean;
	/** The server writes into the file: what it transfers, what clients change, what it signs. */
	readonly isWritten: boolean;
	/** The same zone as one of another view, with its file (`in-view`). */
	readonly isShared: boolean;
	/** The file that a zone of another name has by the same template or pattern; undefined where the statement itself names one file. */
	readonly fileOf?: (origin: string) => string;
	/** The server changes the zone at run time (`allow-update`, `update-policy`, Knot's `acl`). */
	readonly dynamic: boolean;
	/** The published zone is made from the file by the server (`inline-signing`, `dnssec-policy`, `dnssec-signing`). */
	readonly signed: boolean;
	/** The server makes the PTR records of this zone by itself (Knot's `reverse-generate`). */
	readonly reverseGenerate: boolean;
	/** The server counts the serial on by itself where the file changes (Knot's `zonefile-load: difference-no-serial`). */
	readonly setsSerial: boolean;
	/** The domain to which resolvers are told to report errors in the zone (`send-report-channel`); undefined where none is told. */
	readonly reportAgent?: string;
	/** Whether such reports are logged where they arrive for this zone (`log-report-channel`), and what answers them. */
	readonly takesReports: "no" | "from records" | "by itself";
	readonly limits: ZoneLimits;
	readonly format: "text" | "raw";
	readonly checkNames: CheckNames;
	/** The name in the zone statement. */
	readonly at: ConfigPlace;
	/** The whole statement; undefined where it is not complete, so that nothing can stand behind it. */
	readonly statement?: ZoneStatement;
}

/** One server, as its configuration files tell it. */
export interface ServerConfiguration {
	/** The main file. */
	readonly path: string;
	readonly server: "named" | "nsd" | "knot" | "coredns";
	/** The views of class IN, in order. */
	readonly views: readonly string[];
	/** One entry per zone and view, in order; an `in-view` zone has the file of the zone that it names. */
	readonly zones: readonly ConfiguredZone[];
	/** Whether named answers for the empty zones of RFC 6303 by itself. */
	readonly emptyZonesEnabled: boolean;
	/** What the server says of primary zones, where neither view nor zone says otherwise. */
	readonly checkNames: CheckNames;
	/** Every configuration file that was read, the main one first. */
	readonly files: readonly string[];
	/** Includes, paths or globs, for which the caller has no file. */
	readonly wanted: readonly string[];
	readonly includes: readonly ConfigInclude[];
	/** Other files that it names. */
	readonly namedFiles: readonly NamedFile[];
	readonly problems: readonly ConfigProblem[];
}

/** The files that the caller has; paths are absolute, with `/` between the folders. */
export interface ConfigFiles {
	read(path: string): string | undefined;
	/** All paths, read or not; the same list as long as they are the same. */
	list(): readonly string[];
}
