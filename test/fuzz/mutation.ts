import { DIRECTIVE_WORDS } from "../../server/src/features/directive-words.ts";
import { RECORD_TYPES } from "../../server/src/records/record-types.ts";
import type { Dice } from "./dice.ts";

/** A part of a text that gives way to another; both are counted in UTF-16 units. */
export interface Mutation {
	readonly from: number;
	readonly to: number;
	readonly text: string;
	/** Whether the file changes on the disk and is read again, as a checkout of Git does it, and no editor tells what changed. */
	readonly onDisk?: boolean;
}

/** What zone files and configurations are made of, and what they break at. */
const PIECES: readonly string[] = [
	..."\n\r\t ();\"\\@*.$/{}#:=,-_'0159aZé\u0000\u00a0\u200b\u2028\ufeff\ud800",
	"\r\n",
	"\r\r\n",
	"\\000",
	"\\256",
	"\\.",
	'""',
	"()",
	"(\n",
	"\n)",
	"$TTL 1h\n",
	"$ORIGIN .\n",
	"$ORIGIN sub\n",
	"$INCLUDE main.zone\n",
	"$INCLUDE part.inc other\n",
	"$GENERATE 1-9/2 h$ A 192.0.2.$\n",
	"$GENERATE 0-3 ${0,3,n} PTR h${-1,2,x}\n",
	"$GENERATE 0-2147483647 a$ A 10.0.0.$\n",
	"\n@ IN SOA . . 1 2 3 4 5\n",
	"\n@ NS ns\n",
	"\nmail A 192.0.2.25\n",
	"\n@ MX 10 mail\n",
	"\n25 PTR mail.example.com.\n",
	"\na CNAME a\n",
	"\n* A 192.0.2.9\n",
	"\nd DNAME d.d\n",
	"\n; zonetrio: origin=example.org. helo=a.b role=outbound\n",
	"; zonetrio-ignore ptr-missing",
	'\n@ TXT "v=spf1 mx a:%{d} include:example.com redirect=_spf ip4:192.0.2.0/24 ~all"\n',
	"\\# 4 C0000201",
	"TYPE65535 \\# 0",
	"CLASS1",
	"CH",
	"4294967296",
	"2147483648",
	"-1",
	"1w2d3h4m5s",
	"192.0.2.256",
	"::ffff:192.0.2.1",
	"fe80::1%eth0",
	"example.com.",
	"1.2.0.192.in-addr.arpa.",
	"8.b.d.0.1.0.0.2.ip6.arpa.",
	"0/26",
	"x".repeat(64),
	"x.".repeat(130),
	"(".repeat(300),
	" 1".repeat(300),
	'zone "example.com" { type primary; file "main.zone"; };\n',
	'view "v" { match-clients { any; };\n',
	"/*",
	"*/",
	"//",
	"include: ",
	'include "*.conf";\n',
	"in-view v;",
	"pattern:\n\tname: p\n",
	"template:\n  - id: default\n    file: %s.zone\n",
	"zonefile: %s\n",
	...RECORD_TYPES.map(({ name }) => ` ${name} `),
	...[...DIRECTIVE_WORDS.keys()].map((word) => `\n${word} `),
];

/** The most that a mutation copies from elsewhere or takes away. */
const MOST_COPIED = 400;

/** A change at a random place of a text; never between the two halves of a character. */
export function mutation(dice: Dice, text: string): Mutation {
	const from = whole(text, dice.oneIn(4) ? lineStart(text, dice.below(text.length + 1)) : dice.below(text.length + 1));
	const reach = (most: number) => whole(text, Math.min(text.length, from + dice.small(most)));
	switch (dice.below(6)) {
		case 0:
			return { from, to: reach(MOST_COPIED), text: "" };
		case 1:
			return { from, to: reach(16), text: dice.pick(PIECES) };
		case 2: {
			const start = whole(text, dice.below(text.length + 1));
			const end = whole(text, Math.min(text.length, start + dice.small(MOST_COPIED)));
			return { from, to: reach(16), text: text.slice(start, end) };
		}
		case 3: {
			// A line once more, elsewhere.
			const start = lineStart(text, dice.below(text.length + 1));
			const end = text.indexOf("\n", start);
			const at = lineStart(text, from);
			return { from: at, to: at, text: text.slice(start, end < 0 ? text.length : end + 1).slice(0, MOST_COPIED) };
		}
		case 4:
			// One character for another, as a slip of the finger is.
			return { from, to: reach(2), text: String.fromCharCode(32 + dice.below(95)) };
		default:
			return { from, to: from, text: dice.pick(PIECES) };
	}
}

function lineStart(text: string, before: number): number {
	return text.lastIndexOf("\n", before - 1) + 1;
}

/** The place itself, or the one before where it would part a character or a line end. */
function whole(text: string, at: number): number {
	const isPair = /[\ud800-\udbff]/.test(text[at - 1] ?? "") && /[\udc00-\udfff]/.test(text[at] ?? "");
	const isLineEnd = text[at - 1] === "\r" && text[at] === "\n";
	return isPair || isLineEnd ? at - 1 : at;
}
