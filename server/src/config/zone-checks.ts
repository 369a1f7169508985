import type { ConfigProblems } from "./config-problems.ts";
import type { ConfiguredZone, ServerConfiguration } from "./configured-zone.ts";

/** The name of each server. */
const SERVERS: Readonly<Record<ServerConfiguration["server"], string>> = {
	named: "named",
	nsd: "NSD",
	knot: "Knot",
	coredns: "CoreDNS",
};

/** How a server is called in messages. */
export function serverName(server: ServerConfiguration["server"]): string {
	return SERVERS[server];
}

/** Reports zones that are configured twice in one view, at the second place; a zone at a time. */
export function* reportTwice(
	zones: readonly ConfiguredZone[],
	server: ServerConfiguration["server"],
	problems: ConfigProblems,
): Generator<void, void> {
	const seen = new Map<string, ConfiguredZone>();
	for (const zone of zones) {
		yield;
		const { origin, view, at } = zone;
		const key = `${view}\n${origin}`;
		const first = seen.get(key);
		if (!first) {
			seen.set(key, zone);
			continue;
		}
		const where = view === "" ? "" : ` in view ${view}`;
		problems.report(at, `zone ${origin} is configured twice${where}: ${serverName(server)} refuses to start`, {
			rule: "config-zone-duplicate",
			related: [{ ...first.at, message: `${origin} is configured here first` }],
		});
	}
}

/** Reports files of several zones that the server writes for one of them; a plain file may serve many. A zone at a time. */
export function* reportSharedFiles(
	zones: readonly ConfiguredZone[],
	server: ServerConfiguration["server"],
	problems: ConfigProblems,
): Generator<void, void> {
	const users = new Map<string, { readonly first: ConfiguredZone; writer: ConfiguredZone | undefined }>();
	for (const zone of zones) {
		yield;
		if (zone.file === undefined || zone.isShared) continue;
		const known = users.get(zone.file);
		if (!known) {
			users.set(zone.file, { first: zone, writer: zone.isWritten ? zone : undefined });
			continue;
		}
		const other = known.writer ?? known.first;
		known.writer ??= zone.isWritten ? zone : undefined;
		// The same zone twice is one mistake.
		if (!known.writer || (other.origin === zone.origin && other.view === zone.view)) continue;
		const place = zone.fileAt ?? zone.at;
		const consequence = server === "named" ? "named refuses to start" : "one overwrites the other";
		problems.report(
			place,
			`${zone.writtenFile} is the file of ${nameOf(other)} too, and ${serverName(server)} writes into it for ${nameOf(known.writer)}: give each zone a file of its own, or ${consequence}`,
			{
				rule: "config-zone-file-shared",
				related: [{ ...(other.fileAt ?? other.at), message: `${nameOf(other)} has the file here` }],
			},
		);
	}
}

function nameOf({ origin, view }: ConfiguredZone): string {
	return view === "" ? origin : `${origin} in view ${view}`;
}
