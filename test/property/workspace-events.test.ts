import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ZoneService } from "../../server/src/features/zone-service.ts";
import { toOctets } from "../../server/src/text/utf8.ts";
import type { Settings } from "../../server/src/workspace/settings.ts";
import { dumpZone } from "../../server/src/workspace/zone-dump.ts";
import { fullSettings, type PartialSettings } from "../support/memory-workspace.ts";

const HEAD = `$TTL 3600
@ IN SOA ns1.example.com. hostmaster.example.com. 1 7200 3600 1209600 300
@ IN NS ns1.example.com.
`;

/** Two views that share zones, an included configuration, an include under two origins, remarks, and classless zones. */
const FILES: Readonly<Record<string, string>> = {
	"/w/named.conf": `options { directory "/w"; };
view "in" { match-clients { 10.0.0.0/8; }; zone "example.com" { type primary; file "in/db.example.com"; }; zone "2.0.192.in-addr.arpa" { type primary; file "db.192.0.2"; }; zone "shared.example" { type primary; file "db.shared"; }; };
view "out" { zone "example.com" { type primary; file "db.example.com"; }; zone "2.0.192.in-addr.arpa" { in-view "in"; }; zone "64/26.2.0.192.in-addr.arpa" { type primary; file "db.64-26"; }; zone "shared.example" { type primary; file "db.shared"; }; include "more.conf"; };
`,
	"/w/more.conf": `zone "100.51.198.in-addr.arpa" { type primary; file "db.198.51.100"; };
zone "sub.example.com" { type primary; file "db.sub"; };
`,
	"/w/db.example.com": `${HEAD}ns1 A 192.0.2.1
@ MX 10 mail
@ MX 20 backup
@ TXT "v=spf1 mx ip4:192.0.2.30 a:out.example.com -all"
mail A 192.0.2.25
mail A 198.51.100.25
backup CNAME mail2
mail2 A 192.0.2.26
out A 192.0.2.70 ; zonetrio: role=outbound helo=out.example.com
*.wild A 192.0.2.40
sub NS ns.sub
ns.sub A 192.0.2.5
$INCLUDE hosts.inc
$INCLUDE hosts.inc inner
last A 192.0.2.99
`,
	"/w/in/db.example.com": `${HEAD}ns1 A 10.0.0.1
@ MX 10 mail
mail A 192.0.2.25
d DNAME shared.example.
@ MX 30 mail.d
$INCLUDE ../hosts.inc
`,
	"/w/db.shared": `${HEAD}@ MX 5 mail.example.com.
@ TXT "v=spf1 include:example.com redirect=sub.example.com"
mail A 192.0.2.27
; zonetrio-ignore ptr-missing
@ MX 7 mail
`,
	"/w/db.sub": `${HEAD}@ MX 5 m
m A 192.0.2.28
m AAAA 2001:db8::28
@ TXT "v=spf1 mx a:x.wild.example.com -all"
`,
	"/w/hosts.inc": `www A 192.0.2.80
shop MX 10 www
shop TXT "v=spf1 redirect=example.com"
`,
	"/w/db.192.0.2": `${HEAD}1 PTR ns1.example.com.
25 PTR mail.example.com.
26 PTR backup.example.com.
27 PTR mail.shared.example.
30 PTR out.example.com.
64/26 NS ns1.example.com.
$GENERATE 65-72 $ CNAME $.64/26
80 PTR c-192-0-2-80.hsd1.example.net.
`,
	"/w/db.64-26": `${HEAD}70 PTR out.example.com.
71 PTR gone.example.com.
`,
	"/w/db.198.51.100": `${HEAD}25 PTR mail.example.com.
26 PTR mail2.example.com.
`,
	"/w/plain/net.zone": `; zonetrio: origin=example.net. view=x
${HEAD}@ MX 1 m
m A 203.0.113.5
m TXT "v=spf1 ip4:203.0.113.0/24 -all"
`,
	"/w/plain/classless": `; zonetrio: origin=0-63.113.0.203.in-addr.arpa. network=203.0.113.0/26
${HEAD}5 PTR m.example.net.
6 PTR x.example.net.
`,
};

const PATHS = Object.keys(FILES);

const SETTINGS: readonly PartialSettings[] = [
	{},
	{ rules: { "ptr-missing": "off" } },
	{ rules: { "ptr-missing": "error", "ptr-orphan": "hint" } },
	{ mail: { outboundHosts: ["mail.example.com", "192.0.2.80"] } },
	{ mail: { helo: { "192.0.2.25": "mail.example.com", "out.example.com": "x.example.com" } } },
	{ reverse: { known: { "192.0.2.25": "mail.example.com.", "203.0.113.5": "m.example.net." } } },
	{ reverse: { external: ["192.0.2.0/26", "2001:db8::/32"] } },
	{ zones: { "db.64-26": { network: "192.0.2.64/26" }, "**/net.zone": { origin: "example.com", view: "in" } } },
];

const PIECES = [
	...'\n| |(|)|"|;|mail|192.0.2.26|x|2|@|.|\t|{|}|};|/*|//|#|IN |3600 |$INCLUDE'.split("|"),
	"$ORIGIN sub\n",
	"$TTL 60\n",
	"out MX 10 mail\n",
	"* MX 10 mail\n",
	"mail CNAME out\n",
	"wild NS ns.elsewhere.net.\n",
	"d DNAME wild\n",
	"@ MX 0 .\n",
	"30 PTR mail.example.com.\n",
	'n TXT "v=spf1 ip4:192.0.2.0/24 -all"\n',
	"$INCLUDE hosts.inc\n",
	"$INCLUDE db.sub q\n",
	"$GENERATE 90-95 h$ A 192.0.2.$\n",
	"; zonetrio: role=outbound helo=mail.example.com\n",
	"; zonetrio: role=none\n",
	"; zonetrio: origin=example.org.\n",
	"; zonetrio: origin=example.com. view=in\n",
	"; zonetrio: network=192.0.2.64/26\n",
	"; zonetrio-ignore-file ptr-missing\n",
	" ; zonetrio: helo=a.example.com ptr=b.example.com\n",
	'view "z" {',
	'in-view "in";',
	"type hint;",
];

type Event =
	| { readonly kind: "edit"; path: string; from: number; removed: number; piece: string; atLineStart: boolean }
	| { readonly kind: "settings"; settings: PartialSettings }
	| { readonly kind: "remove" | "restore"; path: string }
	| { readonly kind: "replace"; path: string; by: string };

const path = fc.constantFrom(...PATHS);
const event: fc.Arbitrary<Event> = fc.oneof(
	{
		weight: 7,
		arbitrary: fc.record({
			kind: fc.constant("edit" as const),
			path,
			from: fc.nat(1_000_000),
			removed: fc.oneof(fc.constant(0), fc.nat(12), fc.nat(200)),
			piece: fc.constantFrom("", ...PIECES),
			atLineStart: fc.boolean(),
		}),
	},
	{ weight: 1, arbitrary: fc.constantFrom(...SETTINGS).map((settings) => ({ kind: "settings" as const, settings })) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("remove" as const, "restore" as const), path }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant("replace" as const), path, by: path }) },
);

/** A service as its owner drives it, and the same files as they lie on the disk. */
class Driven {
	readonly service = new ZoneService(["/w"], { today: () => ({ year: 2026, month: 11, day: 24 }) });
	readonly texts: Map<string, string>;
	settings: Settings;

	constructor(texts: ReadonlyMap<string, string>, settings: Settings) {
		this.texts = new Map(texts);
		this.settings = settings;
		this.#listPaths();
		this.service.setSettings(settings);
		// Configurations first, as the loaders do.
		const order = [...texts.keys()].sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
		for (const path of order) this.#give(path);
		this.#settle();
	}

	take(event: Event): void {
		if (event.kind === "settings") {
			this.settings = fullSettings(event.settings);
			this.service.setSettings(this.settings);
		} else if (event.kind === "edit") {
			this.#edit(event.path, event);
		} else if (event.kind === "remove") {
			this.texts.delete(event.path);
			this.service.removeFile(event.path);
			this.#listPaths();
		} else if (event.kind === "restore") {
			this.#replace(event.path, FILES[event.path]!);
		} else if (event.kind === "replace" && rank(event.path) === rank(event.by)) {
			this.#replace(event.path, FILES[event.by]!);
		}
		this.#settle();
	}

	/** All that can be seen, in an order that does not depend on how it came about. */
	seen(): string[] {
		const records: string[] = [];
		for (const zone of this.service.workspace.openZones()) {
			dumpZone(this.service.workspace, zone, (line) => records.push(`${JSON.stringify(zone.spec.key)} ${line}`));
		}
		const findings = this.service.files().flatMap((path) => this.service.findings(path));
		const shown = this.service.files().flatMap((path) => this.service.shownFindings(path));
		const told = [...findings, ...shown].map(({ actions, ...finding }) =>
			JSON.stringify([finding, actions.map(({ title }) => title)]),
		);
		return [...records, ...told, JSON.stringify(this.service.report(), null, 1)];
	}

	#replace(path: string, text: string): void {
		const isNew = !this.texts.has(path);
		this.texts.set(path, text);
		if (isNew) this.#listPaths();
		this.#give(path);
	}

	#edit(path: string, wanted: { from: number; removed: number; piece: string; atLineStart: boolean }): void {
		const text = this.texts.get(path);
		if (text === undefined) return;
		let from = wanted.from % (text.length + 1);
		if (wanted.atLineStart) from = text.lastIndexOf("\n", Math.max(0, from - 1)) + 1;
		const to = Math.min(text.length, from + wanted.removed);
		this.texts.set(path, text.slice(0, from) + wanted.piece + text.slice(to));
		if (this.service.workspace.files.has(path) || this.service.isConfiguration(path)) {
			this.service.edit(path, [{ start: position(text, from), end: position(text, to), text: wanted.piece }]);
		} else {
			this.#give(path);
		}
	}

	#give(path: string): void {
		const named = this.service.workspace.isIncluded(path);
		this.service.setFile(path, toOctets(this.texts.get(path)!), { open: false, named });
	}

	#listPaths(): void {
		this.service.setPaths([...this.texts.keys()].sort());
	}

	#settle(): void {
		for (let wanted = [""]; wanted.length > 0; ) {
			this.service.settle();
			const known = new Set(this.service.files());
			wanted = this.service.wanted().filter((path) => this.texts.has(path) && !known.has(path));
			for (const path of wanted) this.#give(path);
		}
	}
}

function rank(path: string): number {
	return path.endsWith(".conf") ? 0 : 1;
}

function position(text: string, offset: number): { line: number; character: number } {
	const before = text.slice(0, offset).split("\n");
	return { line: before.length - 1, character: before.at(-1)!.length };
}

function expectSameAsFresh(events: readonly Event[]): void {
	const live = new Driven(new Map(Object.entries(FILES)), fullSettings({}));
	for (const event of events) live.take(event);
	expect(live.seen()).toEqual(new Driven(live.texts, live.settings).seen());
}

function edit(path: string, from: number, removed: number, piece: string): Event {
	return { kind: "edit", path, from, removed, piece, atLineStart: false };
}

describe("what is known does not depend on how it came about", () => {
	test("after any edits and changes of settings and files", () => {
		fc.assert(fc.property(fc.array(event, { minLength: 1, maxLength: 6 }), expectSameAsFresh), {
			seed: 20261124,
			numRuns: 400,
			interruptAfterTimeLimit: 20_000,
		});
	});

	test("when a remark is struck out", () => {
		const path = "/w/db.example.com";
		const from = FILES[path]!.indexOf("; zonetrio");
		expectSameAsFresh([edit(path, from, 1, ";2 "), edit(path, from + 1, 14, "wild NS ns.elsewhere.net.\n")]);
	});

	test("when a zone comes back before others that answer alike", () => {
		const back = "/w/db.192.0.2";
		expectSameAsFresh([{ kind: "remove", path: "/w/named.conf" }, edit(back, FILES[back]!.indexOf("25 PTR"), 8, "")]);
		expectSameAsFresh([{ kind: "replace", path: "/w/plain/classless", by: "/w/plain/net.zone" }]);
		expectSameAsFresh([{ kind: "replace", path: back, by: "/w/db.198.51.100" }]);
	});

	test("when one finding comes from a file that is included under two origins", () => {
		expectSameAsFresh([edit("/w/hosts.inc", 0, 0, "x")]);
	});
});
