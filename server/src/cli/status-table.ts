import { STATUS_WORDS, type Status } from "../features/status-words.ts";
import type { Output } from "./output.ts";
import { paint } from "./terminal.ts";

const STYLES: Readonly<Record<Status, "green" | "red" | "yellow" | "dim">> = {
	ok: "green",
	unconfirmed: "yellow",
	unverified: "dim",
	missing: "red",
	unknown: "dim",
	"no-address": "red",
	cname: "red",
	outside: "dim",
	null: "dim",
};

/** A line of the table: what it is about, its status, and what belongs to it. */
export interface StatusRow {
	readonly subject: string;
	readonly status: Status | undefined;
	readonly details: string;
}

/** A heading and the lines below it. */
export interface StatusSection {
	readonly heading: string;
	readonly rows: readonly StatusRow[];
}

/** A longer subject moves the rest of its own line only. */
const WIDEST_SUBJECT = 48;

/** Writes sections in columns that they share, and at the end what the words mean. */
export function writeStatusTable(output: Output, sections: readonly StatusSection[]): void {
	const rows = sections.flatMap((section) => section.rows);
	const used = new Set(rows.flatMap(({ status }) => status ?? []));
	const subjectWidth = longest(rows.map(({ subject }) => subject).filter(({ length }) => length <= WIDEST_SUBJECT));
	const statusWidth = longest([...used]);
	for (const section of sections) {
		output.write(`${paint("bold", section.heading)}\n`);
		for (const { subject, status, details } of section.rows) {
			const word = (status ?? "").padEnd(statusWidth);
			const painted = status ? paint(STYLES[status], word) : word;
			output.write(`${`${subject.padEnd(subjectWidth)}  ${painted}  ${details}`.trimEnd()}\n`);
		}
		output.write("\n");
	}
	for (const status of Object.keys(STATUS_WORDS) as Status[]) {
		if (!used.has(status)) continue;
		output.write(`${paint(STYLES[status], status.padEnd(statusWidth))}  ${STATUS_WORDS[status].meaning}\n`);
	}
}

function longest(texts: readonly string[]): number {
	return texts.reduce((length, text) => Math.max(length, text.length), 0);
}
