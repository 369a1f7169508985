import type { NameId } from "../tables/name-table.ts";

/** Number of a zone of a workspace. */
export type ZoneId = number & { readonly brand: "zone" };

/** What a server does with a zone; decides whether it answers for names and may be edited. */
export type ZoneKind =
	| "primary"
	| "secondary"
	| "mirror"
	| "hint"
	| "stub"
	| "static-stub"
	| "forward"
	| "redirect"
	| "delegation-only"
	| "response-policy"
	| "catalog";

/** Who changes a zone: people, in its file; another server, from which it comes; or the server itself, which makes it from other zones. */
export type ZoneKeeper = "people" | "primary" | "server";

/** The programs whose configurations are read. */
export type ServerKind = "named" | "nsd" | "knot" | "coredns";

/** How the origin of a zone was found; shown to the user. */
export type OriginSource =
	| "modeline"
	| "setting"
	| "configuration"
	| "soa"
	| "origin-directive"
	| "file-name"
	| "option";

/** What is above these makes the server refuse the whole zone; `Infinity` where there is no limit. */
export interface ZoneLimits {
	/** Records of one type at a name. */
	readonly records: number;
	/** Types at a name. */
	readonly types: number;
	/** Seconds of a TTL. */
	readonly ttl: number;
}

/** Those of named, where nothing else is configured (`max-records-per-type`, `max-types-per-name`, `max-zone-ttl`). */
export const NAMED_LIMITS: ZoneLimits = { records: 100, types: 100, ttl: Number.POSITIVE_INFINITY };

export const NO_LIMITS: ZoneLimits = {
	records: Number.POSITIVE_INFINITY,
	types: Number.POSITIVE_INFINITY,
	ttl: Number.POSITIVE_INFINITY,
};

/**
 * One zone as one view of one server knows it. The same file in two views makes two zones.
 */
export interface Zone {
	readonly id: ZoneId;
	/** No two zones that are open have the same. */
	readonly key: string;
	readonly origin: NameId;
	/** Number of the universe it belongs to: a server configuration and a view in it. */
	readonly universe: number;
	/** The view of that, or "". */
	readonly view: string;
	readonly kind: ZoneKind;
	readonly keeper: ZoneKeeper;
	/** Path of its file. */
	readonly path: string;
	readonly source: OriginSource;
	/** The configuration file that names it, or "". */
	readonly configuration: string;
	/** The program whose configuration that is; "" where none names the zone. */
	readonly server: ServerKind | "";
	/** How the server takes host names that break RFC 952 and RFC 1123. */
	readonly checkNames: "fail" | "warn" | "ignore";
	/** Its records also come from elsewhere, so what is not in the file may still be there. */
	readonly dynamic: boolean;
	/** The server signs what it publishes; the file is the unsigned source. */
	readonly signed: boolean;
	/** The server makes its PTR records by itself (Knot's `reverse-generate`). */
	readonly reverseGenerate: boolean;
	/** The server counts the serial on by itself where the file changes. */
	readonly setsSerial: boolean;
	readonly limits: ZoneLimits;
	/** The network that a modeline or a setting gives a classless reverse zone, such as `192.0.2.0/26`, or "". */
	readonly network: string;
	/** Folder to which `$INCLUDE` paths are relative, or "" for that of the file itself. */
	readonly includeBase: string;
}

/** Whether the zone answers queries from its own data. */
export function answers(zone: Zone): boolean {
	return zone.kind === "primary" || zone.kind === "secondary" || zone.kind === "mirror";
}
