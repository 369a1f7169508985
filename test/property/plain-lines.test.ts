import fc from "fast-check";
import { expect, test } from "vitest";
import type { RecordId } from "../../server/src/tables/record-table.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import { NOT_PLAIN, PlainLines } from "../../server/src/zone/plain-lines.ts";
import { literatePages } from "../support/literate-pages.ts";
import type { Files } from "../support/memory-workspace.ts";
import { readWorkspace } from "../support/zone-records.ts";

// Lines that are read by their form alone are held against the same lines, read by their tokens.

const readByForm = PlainLines.prototype.read;
/** Whether no line has a form. */
let isByTokens = false;
/** How many lines were read by theirs. */
let byForm = 0;

PlainLines.prototype.read = function (octets, start) {
	const next = isByTokens ? NOT_PLAIN : readByForm.call(this, octets, start);
	if (next !== NOT_PLAIN) byForm++;
	return next;
};

/** Of each block the state behind it, what of the state before it matters, what was told, and its records as rows of numbers. */
function read(files: Files): unknown[] {
	const workspace = readWorkspace(files);
	return [...workspace.openZones()].flatMap(({ slice, zone }) =>
		[...workspace.blocks(slice)].map((block) => ({
			zone: zone.key,
			reads: block.reads,
			writes: block.writes,
			stateOut: block.stateOut,
			origins: block.origins,
			unsettled: block.unsettled,
			remarks: block.remarks,
			problems: block.problems,
			records: [...block.records].map((record) => row(workspace, record as RecordId)),
		})),
	);
}

function row({ tables: { records } }: Workspace, record: RecordId): readonly number[] {
	const { owner, type, flags, ttl, reference, hash, offset } = records;
	return [owner, type, flags, ttl, reference, hash, offset].map((column) => column[record]!);
}

function readByTokens(files: Files): unknown[] {
	isByTokens = true;
	const found = read(files);
	isByTokens = false;
	return found;
}

test.each(literatePages())("the examples of $rule", ({ examples }) => {
	for (const { files } of examples) expect(read(files)).toEqual(readByTokens(files));
});

const LABEL_OF_63 = "x".repeat(63);
const LONG_NAME = Array(4).fill("y".repeat(60)).join(".");

const OWNERS = [
	..."a h1 host2 web-1 -x x- x-.y in IN In ns A Host a.b a.b. b.example.com. example.com www.example.com example www.org.".split(
		" ",
	),
	..."_dmarc _sip._tcp 12 0 3600 300 10.0 192.0.2.1 @ * *.w a..b .a . \\a \\065 x\\.y 0/26 é".split(" "),
	LABEL_OF_63,
	`${LABEL_OF_63}x`,
	LONG_NAME,
	'"q"',
	" ",
	"",
];

const HEADS = [
	..." A ,  A  ,\tA\t,\tIN\tA\t, IN A , in a , 3600 A , IN 60 A , 60 IN A , 0 A , 1h A , 1m1h A , 4294967295 A , IN IN A ".split(
		",",
	),
	..." CLASS1 A , CH A , AAAA , IN AAAA , CNAME , NS , PTR , DNAME , MX 10 , IN MX 10 , MX 65536 , MX mail , MX ( 10 ".split(
		",",
	),
	..." SRV 1 2 3 , SRV 1 2 , KX 5 , RT 1 , AFSDB 1 , TXT , SPF , TYPE1 , TYPE65280 , A6 0 , CAA 0 issue , DS 1 8 2 , X25 ".split(
		",",
	),
];

const DATA = [
	..."192.0.2.1 10.0.0.9 10.0.0.256 010.0.0.1 1.2.3 127.0.0.1 0.0.0.0 169.254.1.1 224.0.0.1 255.255.255.255".split(" "),
	..."2001:db8::1 2001:DB8::1 2001:db8:0::1 ::1 :: fe80::1 ff02::1 ::ffff:192.0.2.1 2001:db8::192.0.2.1 1:2:3:4:5:6:7".split(
		" ",
	),
	..."a h1 Host web-1 h1.example.com. h1.example.com other.org. x_y a..b . @ \\a -  12 _x._tcp é \\#".split(" "),
	LABEL_OF_63,
	`${LABEL_OF_63}x`,
	LONG_NAME,
	'"text"',
	"( a )",
	"a b",
];

const ENDS = [
	"\n",
	"\n",
	"\n",
	"\n",
	"\r\n",
	"\r",
	" \n",
	"\t\n",
	" ; c\n",
	";zonetrio-ignore ptr-missing\n",
	" )\n",
	"\\\n",
	"",
];

const OTHERS = [
	"$TTL 60\n",
	"$TTL 99999999999\n",
	"$ORIGIN sub\n",
	"$ORIGIN Example.com.\n",
	"$ORIGIN _x.example.com.\n",
	"$ORIGIN other.org.\n",
	"$GENERATE 1-2 g$ A 10.0.0.$\n",
	" A 192.0.2.7\n",
	" 5 MX 10 a\n",
	"\tTXT x\n",
	"\n",
	"; a comment\n",
	"<<<<<<< ours\n",
	"@ SOA ns h 1 2 3 4 5\n",
	"@ NS ns\n",
];

/** Forms, and data that fits them. */
const FITTING: readonly (readonly [head: string, data: readonly string[]])[] = [
	[" A ", ["192.0.2.1", "10.0.0.9"]],
	["\t3600\tIN\tA\t", ["192.0.2.1", "192.0.2.255"]],
	[" IN AAAA ", ["2001:db8::1", "2001:db8::2"]],
	[" MX 10 ", ["h1", "mail.example.com."]],
	[" IN CNAME ", ["h1", "Host.other.org."]],
	[" 60 SRV 1 2 3 ", ["h1", "web-1.example.com."]],
	[" IN PTR ", ["h1.example.com.", "a"]],
];

const fitting = fc.constantFrom(...FITTING).map(([head, data]) => ({
	head,
	data: fc.constantFrom(...data),
	owner: fc.constantFrom("a", "h1", "web-1", "7", "b.c"),
}));
const foreign = fc
	.constantFrom(...HEADS)
	.map((head) => ({ head, data: fc.constantFrom(...DATA), owner: fc.constantFrom(...OWNERS) }));

/** One of `often`, or one time of eight one of the others. */
function mostly<T>(often: fc.Arbitrary<T>, others: readonly T[]): fc.Arbitrary<T> {
	return fc.oneof({ weight: 7, arbitrary: often }, { weight: 1, arbitrary: fc.constantFrom(...others) });
}

/** Mostly lines that are alike, so that forms are learnt and used; each at times with something else in it. */
const LINES = fc
	.array(fc.oneof({ weight: 5, arbitrary: fitting }, { weight: 1, arbitrary: foreign }), { minLength: 1, maxLength: 3 })
	.chain((forms) =>
		fc.array(
			fc
				.constantFrom(...forms)
				.chain(({ head, data, owner }) =>
					fc
						.tuple(
							mostly(fc.constant(""), OTHERS),
							mostly(owner, OWNERS),
							fc.constantFrom("", "", " ", "\t", "      "),
							fc.constant(head),
							mostly(data, DATA),
							mostly(fc.constant("\n"), ENDS),
						)
						.map((parts) => parts.join("")),
				),
			{ minLength: 2, maxLength: 24 },
		),
	)
	.map((lines) => lines.join(""));

test("lines of any kind", () => {
	byForm = 0;
	fc.assert(
		fc.property(LINES, fc.boolean(), (lines, hasTtl) => {
			const text = `${hasTtl ? "$TTL 300\n" : ""}@ SOA ns h 1 2 3 4 5\n@ NS ns\n${lines}`;
			const files = { "db.example.com": text, "db.192.0.2": text, "db.example": text };
			expect(read(files)).toEqual(readByTokens(files));
		}),
		{ numRuns: 2000, seed: 20261201 },
	);
	expect(byForm).toBeGreaterThan(5000);
});

const BEGINNING = "$TTL 300\n@ SOA ns h 1 2 3 4 5\n@ NS ns\n";

test.each([
	["in columns", (index: number) => `${`h${"x".repeat(index % 20)}`.padEnd(32)}IN A     192.0.2.1`],
	[
		"with blanks in front of the data, some more of them",
		(index) => `h${index} A${" ".repeat(1 + (index % 3))}192.0.2.1`,
	],
	["with TTLs of many kinds", (index) => `h${index} ${300 + (index % 9)} IN A 192.0.2.1`],
	["of services", (index) => `_sip._tcp.h${index} SRV 1 2 5060 h.example.com.`],
	["with CRLF", (index) => `h${index} AAAA 2001:db8::${index + 1}\r`],
])("lines %s have forms", (_, line) => {
	const files = {
		"db.example.com": BEGINNING + Array.from({ length: 200 }, (_, index) => `${line(index)}\n`).join(""),
	};
	byForm = 0;
	expect(read(files)).toEqual(readByTokens(files));
	expect(byForm).toBeGreaterThan(180);
});
