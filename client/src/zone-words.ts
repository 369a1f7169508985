import { l10n } from "vscode";
import type { ZoneOfFile } from "./zone-of-file.ts";

type Zone = ZoneOfFile["zones"][number];

/** What the server says of how an origin was found. */
const WAYS: Readonly<Record<string, string>> = {
	modeline: l10n.t("modeline"),
	setting: l10n.t("setting"),
	"SOA record": l10n.t("SOA record"),
	"guessed from the file name": l10n.t("guessed from the file name"),
};

/** The zones of a file in few words: `example.com. (internal)`, `example.com. and 2 more`. */
export function zoneText({ zones, busy }: ZoneOfFile): string {
	const [first, ...more] = zones;
	if (!first) return busy ? l10n.t("Zone") : l10n.t("Zone not known");
	return more.length > 0 ? l10n.t("{0} and {1} more", named(first), more.length) : named(first);
}

/** How the zones were found, in words; each zone by name where there are several. */
export function zoneDetail({ zones, busy }: ZoneOfFile): string {
	if (zones.length === 0) {
		return busy ? "" : l10n.t("No configuration names the file, and neither its text nor its name tells");
	}
	const byWay = new Map<string, Zone[]>();
	for (const zone of zones) {
		const way = zone.configuration === undefined ? (WAYS[zone.how] ?? zone.how) : `${zone.how}: ${zone.configuration}`;
		byWay.set(way, [...(byWay.get(way) ?? []), zone]);
	}
	return [...byWay]
		.map(([way, members]) => joined(zones.length > 1 && members.map(named), networks(members), way))
		.join("; ");
}

function named({ origin, view }: Zone): string {
	return view ? `${origin} (${view})` : origin;
}

function networks(zones: readonly Zone[]): string[] {
	return [
		...new Set(zones.flatMap(({ network }) => (network === undefined ? [] : [l10n.t("answers for {0}", network)]))),
	];
}

function joined(...parts: readonly (string | false | readonly string[])[]): string {
	return parts
		.flatMap((part) => (part === false ? [] : typeof part === "string" ? [part] : part.join(", ")))
		.filter(Boolean)
		.join(" · ");
}
