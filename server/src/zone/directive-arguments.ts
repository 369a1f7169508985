import { QUOTED } from "../records/rdata-reader.ts";
import type { BlockReader } from "./block-reader.ts";
import { unquote } from "./rdata-repairs.ts";
import { tokenText } from "./token-text.ts";

/** Whether tokens stand without quotes, which BIND takes only around the file of an `$INCLUDE` and the data of a `$GENERATE`; reports it if not. */
export function areBare(reader: BlockReader, first: number, end: number): boolean {
	for (let token = first; token < end; token++) {
		if ((reader.tape.flags[token]! & QUOTED) === 0) continue;
		const message = `"${tokenText(reader.tape, token)}" must be written without quotes`;
		const repairs = unquote(reader.tape, token);
		reader.problemAt(token, "quoted-name", message, { repairs });
		return false;
	}
	return true;
}

/** Whether the directive has so many arguments; reports it if not. */
export function hasArguments(reader: BlockReader, least: number, most: number, message: string): boolean {
	const given = reader.tape.count - 1;
	if (given >= least && given <= most) return true;
	if (given < least) reader.problemAt(reader.tape.count, "missing-rdata", message);
	else reader.problemAt(most + 1, "extra-rdata", `${message}: "${tokenText(reader.tape, most + 1)}" is too much`);
	return false;
}
