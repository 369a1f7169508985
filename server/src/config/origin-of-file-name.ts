import { baseName } from "./config-path.ts";
import { blockOfLabel, decimalOctet, networkOfReverseOrigin, networkText, reverseOriginOfNetwork } from "./network.ts";
import { zoneName } from "./zone-name.ts";

/** What a file's name says of its zone; `network` is given for classless reverse zones (RFC 2317) alone. */
export interface NamedOrigin {
	readonly origin: string;
	readonly network?: string;
}

const PREFIX = /^(?:db|pri|primary|master|named|zone|rev|reverse|fwd|forward)[._-](?=.)/;
const SUFFIX = /\.(?:zone|zonefile|db|hosts|dns|fwd|forward|rev|reverse|master|bind|text|txt)$/;

/** What `configure` makes a zone file of: `example.com.db.in`. */
const TEMPLATE = /(?<=\.(?:db|zone))\.in$/;

/** Files that stand beside zone files; their last labels are no top-level domains, or not here. */
const OTHER_FILES =
	/^(?:readme|changelog|contributing|license|makefile|dockerfile|todo|notes|named\.(?:ca|root|empty|local|localhost|loopback))(?:\.|$)|\.(?:json|ya?ml|toml|conf|cfg|ini|log|key|private|pem|crt|html?|xml|css|tar|gz|xz|bz2|zip|rr|inc|include)$/;

/** Words for what a file is and not for whom. */
const NO_NAMES = new Set([
	"zone",
	"zones",
	"hosts",
	"db",
	"root",
	"local",
	"empty",
	"rev",
	"reverse",
	"named",
	"forward",
]);

/** IPv4 blocks of RFC 1918, 3927, 5737 and 6598 by their first octets. */
const LOCAL_BLOCKS =
	/^(?:10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.)/;

/**
 * The zone that a file's name speaks of: `db.example.com`, `example.com.zone`, `pri.example.com`,
 * `db.192.0.2`, `192.0.2.rev`, `2.0.192.in-addr.arpa.zone`, `db.2001-db8`, `db.192.0.2.0-63` and the
 * like. Undefined if it speaks of none, of a top-level domain, or could mean several networks.
 */
export function originOfFileName(path: string): NamedOrigin | undefined {
	let name = baseName(path).toLowerCase().replaceAll("%2f", "/");
	if (OTHER_FILES.test(name)) return undefined;
	name = name.replace(TEMPLATE, "");
	// `example.com.zone.db` has two of them; `rev.db.192.0.2` as well.
	while (SUFFIX.test(name)) name = name.replace(SUFFIX, "");
	while (PREFIX.test(name)) name = name.replace(PREFIX, "");
	name = name.replace(/\.$/, "");
	if (NO_NAMES.has(name)) return undefined;
	return reverseZone(name) ?? ipv4Zone(name) ?? ipv6Zone(name) ?? forwardZone(name);
}

function forwardZone(name: string): NamedOrigin | undefined {
	const labels = name.split(".");
	if (labels.length < 2 || !labels.every((label) => /^[a-z0-9_]([a-z0-9_-]*[a-z0-9])?$/.test(label))) return undefined;
	// Top-level domains are letters, or an A-label (RFC 3696 section 2): the rest are versions and dates.
	if (!/^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(labels.at(-1)!)) return undefined;
	const origin = zoneName(name);
	return origin ? { origin } : undefined;
}

/** Names that are reverse names already: `2.0.192.in-addr.arpa`, `0_26.2.0.192.in-addr.arpa`, `2.0.192.in-addr`. */
function reverseZone(name: string): NamedOrigin | undefined {
	const match = /^(.+)\.(in-addr|ip6)(?:\.arpa)?$/.exec(name);
	if (!match) return undefined;
	// A slash cannot stand in a file name; an underscore or a colon stands for it.
	const labels = match[1]!.replace(/^(\d+)[_:](\d+)(?=\.)/, "$1/$2");
	return classlessOrPlain(`${labels}.${match[2]}.arpa.`);
}

function classlessOrPlain(origin: string): NamedOrigin | undefined {
	const network = networkOfReverseOrigin(origin);
	if (!network) return undefined;
	const isClassless = network.octets.length === 4 && network.length > 24 && /^\d+[-/_]/.test(origin);
	return isClassless ? { origin, network: networkText(network) } : { origin };
}

/** `192.0.2`, `192-0-2`, `192.0.2.0`, `192.0.2.0_24`, `192.0.2.0-63`; in reverse order where only that makes sense. */
function ipv4Zone(name: string): NamedOrigin | undefined {
	const block = /^(\d+)([-_/:])(\d+)\.(\d+\.\d+\.\d+)$/.exec(name);
	if (block) return classlessZone(block[1]!, block[2]!, block[3]!, block[4]!);
	const dotted = /^\d+(?:-\d+){1,2}$/.test(name) ? name.replaceAll("-", ".") : name;
	const match = /^(\d{1,3}(?:\.\d{1,3}){0,3})(?:([-_/:])(\d{1,3}))?$/.exec(dotted);
	if (!match) return undefined;
	const octets = match[1]!.split(".").map(decimalOctet);
	if (octets.includes(-1)) return undefined;
	if (match[3] !== undefined) return ipv4Block(octets, match[2] === "-" ? "-" : "/", match[3]);
	if (octets.length === 4) {
		// `10.0.0.0` could be any of three networks, and `192.0.2.25` is a host.
		if (octets[3] !== 0 || octets[2] === 0) return undefined;
		octets.pop();
	}
	if (isReversed(octets)) octets.reverse();
	return { origin: `${[...octets].reverse().join(".")}.in-addr.arpa.` };
}

/** The label of a classless zone before the octets of its network: `64_26.192.0.2`. */
function classlessZone(first: string, separator: string, end: string, network: string): NamedOrigin | undefined {
	const octets = network.split(".").map(decimalOctet);
	if (octets.includes(-1)) return undefined;
	if (isReversed(octets)) octets.reverse();
	return ipv4Block([...octets, decimalOctet(first)], separator === "-" ? "-" : "/", end);
}

/** A network with its prefix length or its last address behind it. */
function ipv4Block(octets: readonly number[], separator: "-" | "/", end: string): NamedOrigin | undefined {
	if (octets.length < 4) {
		const length = Number(end);
		if (length !== octets.length * 8) return undefined;
		return { origin: `${[...octets].reverse().join(".")}.in-addr.arpa.` };
	}
	const [first, second, third, fourth] = octets;
	const isWholeOctets = ["8", "16", "24"].includes(end);
	if (isWholeOctets && octets.slice(Number(end) / 8).every((octet) => octet === 0)) {
		const origin = reverseOriginOfNetwork({ octets, length: Number(end) });
		return origin ? { origin } : undefined;
	}
	const block = blockOfLabel(`${fourth}${separator === "/" && Number(end) > 32 ? "-" : separator}${end}`);
	if (!block) return undefined;
	const written = Number(end) > 32 ? "-" : separator;
	return classlessOrPlain(`${fourth}${written}${end}.${third}.${second}.${first}.in-addr.arpa.`);
}

/** Whether the octets stand as in a reverse name: as they are no network starts so, or only the reverse is a local one. */
function isReversed(octets: readonly number[]): boolean {
	if (octets.length === 1) return false;
	const forward = `${octets.join(".")}.`;
	const backward = `${[...octets].reverse().join(".")}.`;
	if (LOCAL_BLOCKS.test(forward)) return false;
	return LOCAL_BLOCKS.test(backward) || octets[0] === 0 || octets[0]! > 223;
}

/** `2001-db8`, `2001.db8`, `2001_db8__32`, `fd10.127`, and nibbles in reverse order. */
function ipv6Zone(name: string): NamedOrigin | undefined {
	if (/^[0-9a-f](?:\.[0-9a-f]){4,31}$/.test(name)) return { origin: `${name}.ip6.arpa.` };
	const match =
		/^([0-9a-f]{1,4}(?:[-._:][0-9a-f]{1,4}){0,7})(?:(?:--|__|::|\.\.)?[-_/](\d{1,3})|--|__|::|(?:--|__|::)(\d{1,3}))?$/.exec(
			name,
		);
	if (!match) return undefined;
	const groups = match[1]!.split(/[-._:]/);
	if (!isIpv6Start(groups[0]!)) return undefined;
	const isSpelledAsNetwork = groups.length === 1 ? match[0] !== match[1] || /^f[cd]/.test(name) : true;
	// `2020.ee` and `fdab.de` are domains of countries.
	const isDomain = name.includes(".") && /^[a-f]{2}$/.test(groups.at(-1)!);
	if (!isSpelledAsNetwork || isDomain) return undefined;
	const written = match[2] ?? match[3];
	const length = written === undefined ? groups.length * 16 : Number(written);
	const octets = Array.from({ length: 16 }, (_, index) => {
		const group = Number.parseInt(groups[index >> 1] ?? "0", 16);
		return index % 2 === 0 ? group >> 8 : group & 255;
	});
	if (length > 128 || length % 4 !== 0) return undefined;
	const origin = reverseOriginOfNetwork({ octets, length });
	return origin ? { origin } : undefined;
}

/** Whether a group of four digits starts a global or a unique local address (RFC 4291, RFC 4193). */
function isIpv6Start(group: string): boolean {
	return /^(?:[23][0-9a-f]{3}|f[cd](?=[0-9a-f]*\d)[0-9a-f]{2}|fe80)$/.test(group);
}
