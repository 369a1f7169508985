import type { ZoneService } from "../../server/src/features/zone-service.ts";
import type { TextEdit } from "../../server/src/rules/fix.ts";
import { toText } from "../../server/src/text/utf8.ts";

/** Something that goes wrong while zones are edited by hand. */
export interface Mistake {
	readonly what: string;
	readonly edits: readonly TextEdit[];
}

type Random = (below: number) => number;

/** A line of a zone file. */
interface Line {
	readonly path: string;
	readonly line: number;
	readonly text: string;
}

const KINDS: readonly ((line: Line, hosts: readonly string[], random: Random) => string | undefined)[] = [
	// The final dot of a target is forgotten.
	({ text }) => replacedIn(text, /(\s(?:PTR|NS|MX\s+\d+|CNAME)\s+\S+)\.(?=\s*(?:;.*)?$)/i, "$1"),
	// A record is deleted.
	({ text }) => (/\s(?:PTR|A|AAAA)\s+\S+\s*$/i.test(text) ? "" : undefined),
	// A digit of an address is another.
	({ text }, _, random) => replacedIn(text, /(\sA\s+(?:\d+\.){3})\d+/i, `$1${1 + random(250)}`),
	// A host is made a mail host.
	({ text }, hosts, random) =>
		/\sSOA\s/i.test(text) || !/^\S+\s.*\sA\s+\S+\s*$/i.test(text)
			? undefined
			: `${text}\n${ownerOf(text)} IN MX 10 ${hosts[random(hosts.length)]}`,
	// A host is said to send mail.
	({ text }) => {
		const address = /\sA\s+(\d+(?:\.\d+){3})\s*$/i.exec(text)?.[1];
		return address && /^\S/.test(text)
			? `${text}\n${ownerOf(text)} IN TXT "v=spf1 ip4:${address} -all"\n${ownerOf(text)} IN MX 10 ${ownerOf(text)}`
			: undefined;
	},
	// A PTR names another host.
	({ text }, hosts, random) => replacedIn(text, /(\sPTR\s+)\S+/i, `$1${hosts[random(hosts.length)]}`),
	// An address gets a second name.
	({ text }, hosts, random) =>
		/^\S+\s.*\sPTR\s+\S+\s*$/i.test(text)
			? `${text}\n${ownerOf(text)} IN PTR ${hosts[random(hosts.length)]}`
			: undefined,
	// An octet gets a leading zero.
	({ text }) => replacedIn(text, /^(\d\d?)(?=\s.*\sPTR\s)/i, "0$1"),
	// The whole address stands where its last octet should.
	({ text }) => replacedIn(text, /^(\d{1,3})(?=\s.*\sPTR\s)/i, "192.0.2.$1"),
	// The provider's name is left in place.
	({ text }) => replacedIn(text, /^(\d{1,3})(\s.*\sPTR\s+)\S+/i, "$1$2host-$1.dynamic.example.net."),
	// An A record is put into a reverse zone.
	({ text }) => replacedIn(text, /^(\d{1,3}\s.*)\sPTR\s+\S+/i, "$1 A 192.0.2.1"),
	// An MX names an address.
	({ text }) => {
		const address = /\sA\s+(\d+(?:\.\d+){3})\s*$/i.exec(text)?.[1];
		return address && /^\S/.test(text) ? `${text}\n${ownerOf(text)} IN MX 5 ${address}` : undefined;
	},
];

/** A mistake at a random place of a workspace; undefined where the place that was drawn has none of the kind that was drawn. */
export function mistakes(service: ZoneService, random: Random): Mistake | undefined {
	const files = [...service.workspace.files.values()].filter(({ slices }) => slices.length > 0);
	const file = files[random(files.length)];
	if (!file) return undefined;
	const lines = toText(file.text.octets()).split("\n");
	const at = random(lines.length);
	const text = lines[at]!.replace(/\r$/, "");
	const hosts = hostsOf(service, random);
	if (hosts.length === 0) return undefined;
	const kind = random(KINDS.length);
	const changed = KINDS[kind]!({ path: file.path, line: at, text }, hosts, random);
	if (changed === undefined || changed === text) return undefined;
	const start = { line: at, character: 0 };
	const end = { line: at, character: text.length };
	return {
		what: `${file.path}:${at + 1} ${text} → ${changed}`,
		edits: [{ path: file.path, start, end, text: changed }],
	};
}

/** Some names that have addresses, absolute. */
function hostsOf({ workspace }: ZoneService, random: Random): string[] {
	const { names, records } = workspace.tables;
	const hosts: string[] = [];
	const from = random(Math.max(1, records.limit));
	for (let step = 0; step < records.limit && hosts.length < 8; step++) {
		const record = (from + step) % records.limit;
		if (!records.isLive(record as never) || records.type[record] !== 1) continue;
		hosts.push(names.text(records.owner[record]! as never));
	}
	return hosts;
}

function ownerOf(text: string): string {
	return /^\S+/.exec(text)![0];
}

function replacedIn(text: string, pattern: RegExp, by: string): string | undefined {
	return pattern.test(text) ? text.replace(pattern, by) : undefined;
}
