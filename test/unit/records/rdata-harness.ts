import { toWireName } from "../../../server/src/records/domain-name.ts";
import { ESCAPED, QUOTED, RdataReader } from "../../../server/src/records/rdata-reader.ts";
import type { RdataFault } from "../../../server/src/records/rdata-rule.ts";
import { readRdata, showRdata } from "../../../server/src/records/read-rdata.ts";
import { recordTypeByCode } from "../../../server/src/records/record-types.ts";
import { typeCodeOf } from "../../../server/src/records/type-code.ts";
import { toOctets } from "../../../server/src/text/utf8.ts";

/** What came of one record. */
export interface ReadResult {
	readonly code: number;
	readonly good: boolean;
	readonly wire: Uint8Array;
	readonly problems: readonly RdataFault[];
	readonly reader: RdataReader;
}

/** Splits a line at blanks and quotes, as the records layer expects its tokens. Knows neither comments nor parentheses. */
export function tokenise(text: string) {
	const octets = toOctets(text);
	const starts: number[] = [];
	const ends: number[] = [];
	const flags: number[] = [];
	let at = 0;
	while (at < octets.length) {
		if (octets[at] === 32) {
			at++;
			continue;
		}
		const quoted = octets[at] === 34;
		if (quoted) at++;
		const start = at;
		let flag = quoted ? QUOTED : 0;
		while (at < octets.length && octets[at] !== 34 && (quoted || octets[at] !== 32)) {
			if (octets[at] === 92) {
				flag |= ESCAPED;
				at++;
			}
			at++;
		}
		at = Math.min(at, octets.length);
		starts.push(start);
		ends.push(at);
		flags.push(flag);
		if (quoted) at++;
	}
	return {
		octets,
		starts: new Int32Array(starts),
		ends: new Int32Array(ends),
		flags: new Uint8Array(flags),
		count: starts.length,
	};
}

const ORIGIN = toWireName("example.com.")!;

/** Reads a line `TYPE rdata`, relative to example.com. */
export function read(line: string, reader = new RdataReader()): ReadResult {
	const tokens = tokenise(line);
	const code = typeCodeOf(tokens.octets, tokens.starts[0]!, tokens.ends[0]!);
	const problems: RdataFault[] = [];
	reader.start(tokens, 1, ORIGIN, (fault) => problems.push(fault));
	const good = readRdata(recordTypeByCode(code), code, reader);
	return { code, good, wire: reader.wire.slice(0, reader.length), problems, reader };
}

/** The canonical text of a line `TYPE rdata`; its problems if it cannot be read. */
export function shown(line: string): string {
	const { code, good, wire, problems } = read(line);
	return good ? showRdata(code, wire, 0, wire.length) : problems.map((problem) => `! ${problem.message}`).join("; ");
}

/** The one problem of a line that cannot be read. */
export function problemOf(line: string): string {
	const { good, problems } = read(line);
	if (good) return "none";
	return problems.length === 1 ? problems[0]!.message : `${problems.length} problems`;
}
