import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hexText } from "../../server/src/records/fields/encodings.ts";
import { RULES } from "../../server/src/rules/registry.ts";
import { dumpZone } from "../../server/src/workspace/zone-dump.ts";
import { JudgedExample } from "../support/literate.ts";
import { NEVER_WORKS } from "../support/never-works.ts";
import { zoneOf } from "../support/zone-records.ts";
import { read } from "../unit/records/rdata-harness.ts";
import { RDATA_TEXTS } from "../unit/records/rdata-texts.ts";

/** Random zones, written in every way that the format allows, have the records that BIND reads in them. */

const ORIGIN = "example.com.";
const HEAD = "@ SOA ns.example.net. hostmaster 1 7200 3600 1209600 300\n@ NS ns.example.net.\n";

/** Types that BIND 9.18 does not know. */
const UNKNOWN = /\b(?:CLA|IPN)\b/i;

/** These, and those that stand at special names only. */
const LEFT_OUT = /^(?:CLA|IPN|SOA|NSEC3) /;
const RECORDS = RDATA_TEXTS.map(([line]) => line).filter((line) => !LEFT_OUT.test(line));

/** A record and the way in which it is written; each number chooses among some spellings. */
const RECORD = fc.record({
	kind: fc.constant("record" as const),
	line: fc.constantFrom(...RECORDS),
	owner: fc.nat(9),
	ttl: fc.nat(8),
	order: fc.nat(3),
	type: fc.nat(4),
	data: fc.nat(3),
	layout: fc.nat(5),
	blank: fc.nat(3),
	slip: fc.nat(60),
	again: fc.nat(8),
});

const DIRECTIVE = fc.record({
	kind: fc.constant("directive" as const),
	text: fc.constantFrom(
		"$ORIGIN sub",
		"$ORIGIN a.b.example.com.",
		"$ORIGIN example.com.",
		"$origin @",
		"$ORIGIN .",
		"$ORIGIN ( \\115ub ) ; up",
		"$TTL 90",
		"$ttl 1h30m",
		"$TTL 2W",
		"$TTL 3000000000",
		"$GENERATE 1-3 g$ A 192.0.2.$",
		"$GENERATE 1-5/2 ${0,3,d}.g 77 PTR h${-1,2,x}",
		'$GENERATE 0-2 mx${0,1,n}.x MX "$ mx$"',
		"$DATE 20260101000000",
		"",
		" ; nothing",
		"\t",
		";",
		"( ; open",
		")",
	),
});

type Piece =
	typeof RECORD extends fc.Arbitrary<infer R>
		? R | (typeof DIRECTIVE extends fc.Arbitrary<infer D> ? D : never)
		: never;

const ZONE = fc.record({
	ttl: fc.constantFrom("", "$TTL 600\n"),
	pieces: fc.array(fc.oneof({ weight: 5, arbitrary: RECORD }, { weight: 1, arbitrary: DIRECTIVE }), {
		minLength: 1,
		maxLength: 12,
	}),
	lineEnd: fc.constantFrom("\n", "\n", "\r\n", "\r"),
});

/** The entry of a record, without a line end. `number` makes its owner its own. */
function written(piece: Extract<Piece, { kind: "record" }>, number: number): string {
	const [mnemonic, ...rest] = piece.line.split(" ");
	const { code, wire } = read(piece.line);
	const isGeneric = rest[0] === "\\#";
	const type = [mnemonic, mnemonic, mnemonic!.toLowerCase(), isGeneric ? mnemonic : `TYPE${code}`, mnemonic][
		piece.type
	]!;
	const data =
		piece.data === 0 && !isGeneric ? ["\\#", String(wire.length), ...chunks(hexText(wire))] : words(rest.join(" "));
	const label = `r${number}`;
	const owner = [
		label,
		`${label}.${ORIGIN}`,
		`"${label}"`,
		label.toUpperCase(),
		`\\${String(label.charCodeAt(0)).padStart(3, "0")}${label.slice(1)}`,
		`*.${label}`,
		`${label}\\.dot`,
		`${label}.example.net.`,
		"",
		`_${label}.\\000\\@`,
	][/^(?:NS|DNAME|CNAME) /.test(piece.line) && (piece.owner === 5 || piece.owner === 8) ? 0 : piece.owner]!;
	const ttl = ["", "", "", "60", "1h", "2D3h", "0", "0090", "1W1w"][piece.ttl]!;
	const head = [[ttl], [ttl, "IN"], ["in", ttl], ["CLASS1", ttl]][piece.order]!.filter((word) => word !== "");
	const gap = [" ", "\t", "  \t", " "][piece.blank]!;
	const tokens = [owner, ...head, type, ...data];
	if (piece.slip === 0) tokens.splice(1 + (number % (tokens.length - 1)), 1);
	if (piece.slip === 1) tokens.splice(1 + (number % (tokens.length - 1)), 0, "7");
	if (piece.slip === 2) tokens[tokens.length - 1] += "x";
	return inLayout(tokens, piece.layout).join(gap);
}

/** The tokens with comments and parentheses, over several lines or on one. */
function inLayout(tokens: readonly string[], layout: number): readonly string[] {
	const last = tokens.length - 1;
	const second = Math.min(2, last);
	switch (layout) {
		case 0:
			return [...tokens.slice(0, last), "(", tokens[last]!, '; comment with ( and "\n)'];
		case 1:
			return [...tokens.slice(0, second), '(\n\n  ; "\n', ...tokens.slice(second), ")"];
		case 2:
			return [...tokens, ";comment ("];
		case 3:
			return tokens[0] === "" ? tokens : ["(", ...tokens, ")"];
		default:
			return tokens;
	}
}

/** A record with its data in upper case, where that is text and names. */
function inOtherCase(line: string): string {
	const [type, ...data] = line.split(" ");
	return data[0] === "\\#"
		? line
		: [type, ...data.map((word) => (/=|[\\]/.test(word) ? word : word.toUpperCase()))].join(" ");
}

function words(text: string): string[] {
	return text.match(/"(?:[^"\\]|\\.)*"|(?:[^\s"\\]|\\.)+(?:"(?:[^"\\]|\\.)*")?/gs) ?? [];
}

function chunks(hex: string): string[] {
	return hex === "" ? [] : [hex.slice(0, 4), hex.slice(4)].filter((part) => part !== "");
}

function textOf({ ttl, pieces, lineEnd }: { ttl: string; pieces: readonly Piece[]; lineEnd: string }): string {
	const lines = pieces.flatMap((piece, number) => {
		if (piece.kind === "directive") return [piece.text];
		const line = written(piece, number);
		// The same once more, or with the other case, which is the same to some types only.
		if (piece.again === 0) return [line, line];
		return piece.again === 1 && /^(?:MX|TXT|HINFO|NAPTR|CAA|SRV|NS|LP|KX|RP|SVCB|URI|HTTPS|SPF) /.test(piece.line)
			? [line, written({ ...piece, line: inOtherCase(piece.line), owner: 8, ttl: 0 }, number)]
			: [line];
	});
	return `${ttl}${HEAD}${lines.join("\n")}\n`.replaceAll("\n", lineEnd);
}

const hasTool = spawnSync("named-compilezone", ["-h"]).error === undefined;
const SEED = Number(process.env["SEED"] ?? 20261124);
const RUNS = Number(process.env["RUNS"] ?? 300);

describe.runIf(hasTool)("random zones are read as named-compilezone reads them", { timeout: 600_000 }, () => {
	test("however they are written", () => {
		fc.assert(
			fc.property(ZONE, (zone) => {
				const text = textOf(zone);
				expect(ours(text), text).toEqual(theirs(text));
			}),
			{ seed: SEED, numRuns: RUNS },
		);
	});

	test("with slips of the pen", () => {
		fc.assert(
			fc.property(ZONE, fc.array(SLIP, { minLength: 1, maxLength: 2 }), (zone, slips) => {
				const text = slips.reduce(slipped, textOf(zone));
				fc.pre(!UNKNOWN.test(text));
				expect(ours(text), JSON.stringify(text)).toEqual(theirs(text));
			}),
			{ seed: SEED, numRuns: RUNS },
		);
	});
});

/** Some characters that are lost, and others that come. */
const SLIP = fc.record({
	at: fc.nat(2000),
	lost: fc.nat(2),
	come: fc.constantFrom("", "", ...'();"\\$@. \t\n0a-*#', "..", "\\256", " IN ", "60 "),
});

function slipped(text: string, { at, lost, come }: { at: number; lost: number; come: string }): string {
	const from = HEAD.length + (at % Math.max(1, text.length - HEAD.length));
	return text.slice(0, from) + come + text.slice(from + lost);
}

let folder = "";
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "zonetrio-oracle-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Of records that differ in the case of a name, which is the same to most types, BIND keeps the first or the last. */
function withoutCaseOfNames(line: string): string {
	return /\t(?:MX|NS|KX|SRV|RP|NAPTR)\t/.test(line) ? line.toLowerCase() : line;
}

/** The records that BIND reads; "refused" where it reads none. */
function theirs(text: string): string[] | "refused" {
	const file = join(folder, "zone");
	writeFileSync(file, text);
	const options =
		"-i none -k ignore -m ignore -M ignore -n ignore -S ignore -r ignore -T ignore -D -f text -F text -s full";
	try {
		const output = execFileSync("named-compilezone", ["-q", ...options.split(" "), "-o", "-", ORIGIN, file], {
			encoding: "utf8",
			stdio: ["ignore", "pipe", "pipe"],
		});
		return output
			.split("\n")
			.filter((line) => line !== "" && !line.startsWith(";"))
			.map((line) =>
				line.replace(
					/^(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s*/,
					(_, owner, ttl, cls, type) => `${owner.toLowerCase()}\t${ttl}\t${cls}\t${type}\t`,
				),
			)
			.map(withoutCaseOfNames)
			.sort();
	} catch {
		return "refused";
	}
}

/** The same of ours. */
function ours(text: string): string[] | "refused" {
	const judged = new JudgedExample({
		files: { "db.example.com": text },
		settings: { zones: { "**": { origin: ORIGIN } }, rules: MAIL_RULES_OFF },
	});
	if (judged.findings().some(({ severity, rule }) => severity === "error" && !NEVER_WORKS.has(rule))) return "refused";
	const lines: string[] = [];
	dumpZone(judged.workspace, zoneOf(judged.workspace, ORIGIN), (line) => lines.push(withoutCaseOfNames(line)));
	return lines.sort();
}

/** What is wrong with mail does not keep BIND from loading a zone. */
const MAIL_RULES_OFF = Object.fromEntries(
	RULES.filter(({ group }) => group === "mail-trio" || group === "reverse-zone").map(({ id }) => [id, "off" as const]),
);
