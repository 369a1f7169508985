import { join } from "node:path";
import { jsonLines } from "./corpus-files.ts";

/** What a tool did with a zone, and what it said. */
export interface Run {
	readonly rc: number;
	readonly out?: string;
	readonly msgs?: readonly Message[];
	readonly same_as?: string;
}

interface Message {
	readonly line?: number;
	readonly file?: string;
	readonly sev: string;
	readonly msg: string;
}

/** A small zone of the corpus. */
export interface Case {
	readonly id: string;
	readonly origin: string;
	readonly octets: Uint8Array;
	readonly tools: Readonly<Record<string, Run>>;
}

/** A small zone of the corpus with one question, and the files that it includes. */
export interface Question {
	readonly id: number;
	readonly zone: string;
	readonly text: string;
	readonly options: readonly string[];
	readonly others: Readonly<Record<string, Uint8Array>>;
	/** By tool: how it ended, and its first words. */
	readonly verdicts: Readonly<Record<string, readonly [number, string] | null>>;
}

/** What stands before a question that is about a single line. */
const HEADER = `$TTL 3600
@ IN SOA ns1 hostmaster 2026112301 7200 3600 1209600 3600
@ IN NS ns1
@ IN NS ns2
ns1 IN A 192.0.2.1
ns2 IN A 192.0.2.11
`;

export function cases(corpus: string): Case[] {
	type Row = Omit<Case, "octets"> & { readonly text?: string; readonly text_b64?: string };
	return jsonLines<Row>(join(corpus, "cases.jsonl")).map(({ text, text_b64, ...row }) => ({
		...row,
		octets: text === undefined ? Buffer.from(text_b64 ?? "", "base64") : Buffer.from(text),
	}));
}

export function questions(corpus: string): Question[] {
	type Row = Omit<Question, "text" | "others"> & {
		readonly header: boolean;
		readonly body: string;
		readonly files: Readonly<Record<string, string>>;
	};
	return jsonLines<Row>(join(corpus, "tricky.jsonl")).map(({ header, body, files, ...row }) => ({
		...row,
		text: (header ? HEADER : "") + body,
		others: Object.fromEntries(Object.entries(files).map(([name, content]) => [name, Buffer.from(content)])),
	}));
}
