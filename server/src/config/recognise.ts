import { toText } from "../text/utf8.ts";
import { baseName } from "./config-path.ts";
import type { ServerConfiguration } from "./configured-zone.ts";
import { originOfFileName } from "./origin-of-file-name.ts";

/** Copies, with a date or number behind or not, journals, signed output and templates: not loaded unless a configuration names them. */
const IGNORED =
	/(?:~|\.(?:bak|orig?|old|save)(?:[._-]?\d[\d._-]*)?|\.conf[._-]\d{6,}|\.(?:swp|rpmnew|rpmsave|jnl|signed|j2|erb|tmpl)|\.dpkg-[\w.-]+)$/i;

/** Names that only zone files have. `.com`, `.db` and `.conf` alone tell nothing. */
const ZONE_NAMES =
	/^(?:db\.[^/]*\d[^/]*|(?:db|pri|named|rev|fwd)[._-].+\.[a-z0-9-]+|.*\.(?:zone|zonefile|rev|arpa|hosts)(?:\.(?:db|txt))?|.*\.arpa\.db|named\.(?:ca|root|empty|local|localhost|loopback|rev)|db\.(?:local|root|empty|rpz))$/i;

/** How much of a file is looked at, in UTF-16 units. */
const HEAD_LENGTH = 8192;

/** So much of a file tells whether it is a configuration. */
const KIND_LENGTH = 65_536;

const MODELINE = /^[ \t]*;+[ \t]*zonetrio:[^\n]*\borigin=/im;
/** An SOA with what prose about an SOA has not: a dot within a name, a bracket or a number behind the type. */
const SOA =
	/^(?:[^\s;"'<>{}()=]+[ \t]+|[ \t]+)(?:(?:\d\w*|IN)[ \t]+)*SOA[ \t]+(?=.*(?:[@(\d]|\.[^\s.]))\(?[^\s{}=<>()]*(?:[ \t(]+[^\s{}=<>()]+)?[ \t]*(?:\(|\d|;|$)/i;
const DIRECTIVE = /^\$(?:TTL[ \t]+\d|ORIGIN[ \t]+\S|INCLUDE[ \t]+\S|GENERATE[ \t]+\d+-)/i;
const RECORD =
	/^(?:[^\s;<>{}=]+[ \t]+|[ \t]+)(?:(?:\d\w*|IN)[ \t]+)*(?:A|AAAA|NS|MX|PTR|CNAME|DNAME|TXT|SRV|CAA|SOA|TLSA|DS|DNSKEY|RRSIG|SPF|HINFO|NAPTR|SSHFP|LOC|HTTPS|SVCB|NSEC|NSEC3|NSEC3PARAM|CDS|CDNSKEY|KEY|TYPE\d+)[ \t]+\S/i;

/** Whether the file is a copy, a journal, signed output or a template of something else. */
export function isIgnoredPath(path: string): boolean {
	return IGNORED.test(baseName(path));
}

/**
 * Whether a file is a zone file, by its name and its beginning: a modeline; an SOA record, with nothing
 * before it but directives and records; a directive with a record behind it; or a name that only zone
 * files have and a record. A file without content is one if its name tells of which zone. Binary
 * files, ignored ones and server configurations are none.
 */
export function looksLikeZoneFile(path: string, head: Uint8Array | string): boolean {
	if (isIgnoredPath(path)) return false;
	const text = (typeof head === "string" ? head : toText(head, 0, Math.min(head.length, HEAD_LENGTH))).slice(
		0,
		HEAD_LENGTH,
	);
	if (text.includes("\0")) return false;
	if (MODELINE.test(text)) return true;
	const [first] = statementLines(text);
	const hasName = ZONE_NAMES.test(baseName(path));
	if (first === undefined)
		return hasName && (/\.(?:zone|zonefile|rev)$/i.test(path) || originOfFileName(path) !== undefined);
	if (configurationKind(path, text)) return false;
	const startsLikeZone = SOA.test(first) || RECORD.test(first) || /^\$[A-Z]+\b/i.test(first);
	if (startsLikeZone && isSomeLine(text, SOA)) return true;
	const hasRecord = isSomeLine(text, RECORD);
	if (DIRECTIVE.test(first)) return hasName || hasRecord || [...statementLines(text)].length === 1;
	return hasName && (hasRecord || isSomeLine(text, DIRECTIVE));
}

/**
 * Which server's configuration a file is, by its name and its statements. A file that is only
 * included by another is told apart by `mainConfigurations`, once all are read.
 */
export function configurationKind(path: string, whole: string): ServerConfiguration["server"] | undefined {
	if (isIgnoredPath(path)) return undefined;
	const name = baseName(path).toLowerCase();
	if (/^named\.conf(?:\..+)?$|^named[\w.-]*\.conf$|\.named\.conf$|^named\.rfc1912\.zones$/.test(name)) return "named";
	if (/^nsd[\w.-]*\.conf$/.test(name)) return "nsd";
	if (/^knotd?[\w.-]*\.conf$/.test(name)) return "knot";
	if (/^corefile(?:[._-](?!md$)[\w-]+)?$|\.corefile$/.test(name)) return "coredns";
	const text = whole.slice(0, KIND_LENGTH);
	// Most texts are zones, which have none of this, and to find that out takes a hundredth of trying all patterns.
	const hasBlocks = text.includes("{");
	if (hasBlocks && (NAMED_ZONE.test(text) || NAMED_OPTIONS.test(text))) return "named";
	// unbound.conf has zone files too, in blocks of other names.
	if (text.includes("zonefile:") && NSD_START.test(text) && NSD_ZONE.test(text) && NSD_FILE.test(text)) return "nsd";
	if (text.includes("- domain:") && KNOT_ZONE.test(text)) return "knot";
	return hasBlocks && COREDNS_BLOCK.test(text) ? "coredns" : undefined;
}

const NAMED_ZONE =
	/^[ \t]*zone\s+(?:"[^"\n]*"|[^\s"{;]+)(?:\s+in)?\s*\{(?:[^{}]|\{[^{}]*\})*?(?<![\w-])(?:type\s+(?:primary|master|secondary|slave|mirror|hint|(?:static-)?stub|forward|redirect|delegation-only)|in-view\s+\S+|template\s+\S+)\s*;/im;
const NAMED_OPTIONS =
	/^[ \t]*options\s*\{[^{}]*?(?<![\w-])(?:directory|recursion|listen-on(?:-v6)?|allow-query|forwarders)\s/im;

const NSD_START = /^(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*[ \t]*(?:server|zone|pattern|include|key|remote-control):/;
const NSD_ZONE = /^[ \t]*(?:zone|pattern):\s/m;
const NSD_FILE = /^[ \t]*zonefile:\s/m;

const KNOT_ZONE = /^zone:[ \t]*(?:#[^\r\n]*)?\r?\n(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*[ \t]*- domain:[ \t]/m;

/** The head of a server block, its zones with a dot or a port, and in it a line of one of the plugins that read zone files. */
const COREDNS_BLOCK =
	/^(?:(?=[^\s#{},"]*[.:])[^\s#{},"]+[ \t,]+)+\{[ \t]*\r?\n(?:[^\n]*\n){0,30}?[ \t]+(?:file[ \t]+[^\s{}]+|auto(?:[ \t]+[^\s{}]+)*[ \t]+\{\s+directory[ \t])/m;

/**
 * The configurations that no other one includes. Of files that include each other, the one stays
 * that bears a server's own name, else the first.
 */
export function mainConfigurations(configurations: readonly ServerConfiguration[]): readonly ServerConfiguration[] {
	const includers = new Map<string, ServerConfiguration[]>();
	for (const configuration of configurations) {
		for (const file of configuration.files) {
			if (file === configuration.path) continue;
			const others = includers.get(file);
			if (others) others.push(configuration);
			else includers.set(file, [configuration]);
		}
	}
	const rank = new Map(
		configurations.map((configuration, index) => [
			configuration,
			hasMainName(configuration) ? index - configurations.length : index,
		]),
	);
	return configurations.filter((configuration) => {
		const others = includers.get(configuration.path) ?? [];
		return others.every(
			(other) => configuration.files.includes(other.path) && rank.get(configuration)! < rank.get(other)!,
		);
	});
}

function hasMainName({ path }: ServerConfiguration): boolean {
	return /^(?:(?:named|nsd|knot)\.conf|Corefile)$/.test(baseName(path));
}

/** Whether a pattern matches a line that is neither blank nor a comment. */
function isSomeLine(text: string, pattern: RegExp): boolean {
	for (const line of statementLines(text)) if (pattern.test(line)) return true;
	return false;
}

/** The lines that are neither blank nor comments, one after the other: mostly the first few tell what a file is. */
function* statementLines(text: string): Generator<string, void> {
	const start = /^(?:\uFEFF|\u00EF\u00BB\u00BF)?/.exec(text)![0].length;
	for (const [line] of text.slice(start).matchAll(/[^\r\n]+/g)) if (/^\s*[^\s;]/.test(line)) yield line;
}
