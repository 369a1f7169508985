import { networkOfReverseOrigin } from "./network.ts";
import { originOfFileName } from "./origin-of-file-name.ts";
import { isIgnoredPath } from "./recognise.ts";
import { isReverseName, labelsOf } from "./zone-name.ts";

/** The file of a zone: its last segment, and the zone's origin. */
export interface NamedZoneFile {
	readonly name: string;
	readonly origin: string;
}

/** The ways in which file names write a zone; `-`, `.`, `_`, `:` stand between the groups of an IPv6 network. */
type Spelling =
	| "origin"
	| "origin without arpa"
	| "network"
	| "network with zero"
	| "network with dashes"
	| "network with length"
	| "reversed"
	| "groups -"
	| "groups ."
	| "groups _"
	| "groups :"
	| "groups with length"
	| "dashes";

/** A way to name the files of zones: `db.` and the network, the origin and `.zone`. */
interface NamingStyle {
	readonly prefix: string;
	readonly suffix: string;
	readonly spelling: Spelling;
}

/** What is tried where a style has no name for a zone, in this order; the last one could be that of no other zone. */
const SPELLINGS: readonly Spelling[] = ["network", "groups -", "groups with length", "origin", "dashes"];

/**
 * Names for the file of a new zone, the best first: in the style of the first of `models` that has one, none of them a
 * path, none ignored, none that speaks of another zone.
 */
export function zoneFileNames(origin: string, models: readonly NamedZoneFile[]): string[] {
	const style = firstStyle(models) ?? DEFAULT_STYLE;
	const spellings = spellingsOf(origin);
	const names = [style.spelling, ...SPELLINGS].flatMap((spelling) => {
		const text = spellings.get(spelling);
		return text === undefined ? [] : [style.prefix + text + style.suffix];
	});
	return [...new Set(names)].filter((name) => {
		const named = originOfFileName(name);
		return !isIgnoredPath(name) && (named === undefined || named.origin === origin);
	});
}

const DEFAULT_STYLE: NamingStyle = { prefix: "db.", suffix: "", spelling: "network" };

/** There may be a hundred thousand models, and nearly always the first will do. */
function firstStyle(models: readonly NamedZoneFile[]): NamingStyle | undefined {
	for (const model of models) {
		const style = styleOf(model);
		if (style) return style;
	}
	return undefined;
}

function styleOf({ name, origin }: NamedZoneFile): NamingStyle | undefined {
	const lower = name.toLowerCase();
	let best: NamingStyle | undefined;
	let longest = 0;
	for (const [spelling, text] of spellingsOf(origin)) {
		const at = lower.indexOf(text);
		if (at < 0 || text.length <= longest) continue;
		const prefix = name.slice(0, at);
		const suffix = name.slice(at + text.length);
		if (/[A-Za-z0-9]$/.test(prefix) || /^[A-Za-z0-9]/.test(suffix)) continue;
		best = { prefix, suffix, spelling };
		longest = text.length;
	}
	if (best === undefined || isReverseName(origin)) return best;
	// `db.example.com` stands beside `db.192.0.2`, but `example.com.zone` beside `2.0.192.in-addr.arpa.zone`.
	return { ...best, spelling: best.prefix !== "" && best.suffix === "" ? "network" : "origin" };
}

/** How the zone can be written; without a slash or anything else that is no part of a plain file name. */
function spellingsOf(origin: string): Map<Spelling, string> {
	const name = plain(origin.replace(/\.$/, ""));
	const spellings = new Map<Spelling, string>([["origin", name]]);
	if (isReverseName(origin)) spellings.set("origin without arpa", name.replace(/\.arpa$/, ""));
	for (const [spelling, text] of networkSpellings(origin)) spellings.set(spelling, plain(text));
	spellings.set("dashes", name.replaceAll(".", "-"));
	return spellings;
}

function networkSpellings(origin: string): [Spelling, string][] {
	const network = networkOfReverseOrigin(origin);
	const labels = labelsOf(origin.toLowerCase()).slice(0, -3);
	if (!network || labels.length === 0) return [];
	if (network.octets.length === 16) return ipv6Spellings(network.octets, network.length, labels);
	const octets = network.octets.slice(0, Math.min(3, labels.length));
	const dotted = octets.join(".");
	// The label of a classless zone (RFC 2317) is kept as it is.
	if (labels.length > 3) return [["network", `${dotted}.${labels[0]}`]];
	const whole = [0, 1, 2, 3].map((index) => octets[index] ?? 0).join(".");
	return [
		["network", dotted],
		["network with dashes", octets.join("-")],
		["reversed", labels.join(".")],
		["network with zero", whole],
		["network with length", `${whole}_${network.length}`],
	];
}

function ipv6Spellings(octets: readonly number[], length: number, labels: readonly string[]): [Spelling, string][] {
	const count = Math.ceil(length / 16);
	const groups = Array.from({ length: count }, (_, index) =>
		(octets[index * 2]! * 256 + octets[index * 2 + 1]!).toString(16),
	);
	const separators = length % 16 === 0 ? (["-", ".", "_", ":"] as const) : [];
	return [
		...separators.map((separator): [Spelling, string] => [`groups ${separator}`, groups.join(separator)]),
		["groups with length", `${groups.join("-")}__${length}`],
		["reversed", labels.join(".")],
	];
}

/** The text with an underscore for each character that is no part of a plain file name, and no longer than one may be. */
function plain(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^a-z0-9._:-]/g, "_")
		.replace(/\.{2,}/g, "_")
		.replace(/^\./, "_")
		.slice(0, MAX_NAME);
}

/** File systems take 255 octets; something may stand before and behind. */
const MAX_NAME = 200;
