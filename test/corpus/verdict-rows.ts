import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { jsonLines } from "./corpus-files.ts";
import { cases, questions, type Run } from "./small-inputs.ts";

/** A zone and what `named-checkzone` says of it. */
export interface VerdictRow {
	readonly kind: VerdictKind;
	readonly id: string;
	readonly origin: string;
	/** The folder from which `main` and includes are seen. */
	readonly folder: string;
	readonly main: string;
	/** The text of a file by its path seen from `folder`; undefined where there is none. */
	read(path: string): Uint8Array | undefined;
	/** Why it is refused; undefined where it is loaded. */
	readonly refusal: Refusal | undefined;
}

export type VerdictKind = "file" | "snippet" | "record" | "question" | "tree";

/** Why BIND refuses a zone, by the first message that says so. */
export interface Refusal {
	/** The line, counted from 1; undefined where the zone as a whole is refused. */
	readonly line: number | undefined;
	/** The file of the line. */
	readonly file: string | undefined;
	readonly message: string;
}

interface TruthRow {
	readonly id: string;
	readonly kind: "file" | "extracted";
	readonly origin: string;
	readonly cwd: string;
	readonly run_file: string;
	readonly tools: Readonly<Record<string, Run>>;
}

interface Tree {
	readonly name: string;
	readonly zones: readonly {
		readonly zone: string;
		readonly cwd: string;
		readonly run_file: string;
		readonly tools: Readonly<Record<string, Run>>;
	}[];
}

/** All zones of the corpus that BIND has judged. */
export function verdictRows(corpus: string, trees: readonly string[]): VerdictRow[] {
	const files = jsonLines<TruthRow>(join(corpus, "truth.jsonl")).map((row): VerdictRow => {
		const folder = join(corpus, row.cwd);
		return {
			kind: row.kind === "file" ? "file" : "snippet",
			id: row.id,
			origin: row.origin,
			...onDisk(folder, row.run_file),
			refusal: refusalOf(row.tools["named"]!),
		};
	});
	const records = cases(corpus).map(
		(row): VerdictRow => ({
			kind: "record",
			id: row.id,
			origin: row.origin,
			...inMemory({ "case.zone": row.octets }),
			refusal: refusalOf(row.tools["named_syntax"]!),
		}),
	);
	const asked = questions(corpus).flatMap((row): VerdictRow[] => {
		const verdict = row.verdicts["named"];
		if (!verdict || row.options.length > 0) return [];
		return [
			{
				kind: "question",
				id: String(row.id),
				origin: row.zone,
				...inMemory({ "question.zone": Buffer.from(row.text), ...row.others }),
				refusal: verdict[0] === 0 ? undefined : refusalInWords(verdict[1]),
			},
		];
	});
	const ofTrees = trees.flatMap((tree): VerdictRow[] => {
		const { name, zones } = JSON.parse(readFileSync(join(tree, "tree.json"), "utf8")) as Tree;
		return zones.map((row, index) => ({
			kind: "tree",
			id: `${name}/${index}`,
			origin: row.zone,
			...onDisk(join(tree, "files", row.cwd), row.run_file),
			refusal: refusalOf(row.tools["named"]!),
		}));
	});
	return [...files, ...records, ...asked, ...ofTrees];
}

function onDisk(folder: string, main: string): Pick<VerdictRow, "folder" | "main" | "read"> {
	const read = (path: string) => {
		const there = join(folder, path);
		return existsSync(there) && statSync(there).isFile() ? readFileSync(there) : undefined;
	};
	return { folder: dirname(join(folder, "x")), main, read };
}

function inMemory(files: Readonly<Record<string, Uint8Array>>): Pick<VerdictRow, "folder" | "main" | "read"> {
	return { folder: "/w", main: Object.keys(files)[0]!, read: (path) => files[path] };
}

/** Messages that `named-checkzone` shows as errors or warnings and loads the zone all the same. */
const HARMLESS = /: ignoring out-of-zone data|> MAXTTL|\/(?:MX|SRV|NS) '/;

/** The first message that is an error, those with a line first; what comes after it may only follow from it. */
function refusalOf({ rc, msgs = [], out }: Run): Refusal | undefined {
	if (rc === 0) return undefined;
	const errors = msgs.filter(({ sev, msg }) => sev === "error" && !HARMLESS.test(msg));
	// A bad name is an error at NSEC3 only, where nothing else is the matter.
	const reasons = errors.filter(({ msg }) => !/\(check-names\)$/.test(msg) && !/: not loaded due to/.test(msg));
	const candidates = reasons.length > 0 ? reasons : errors;
	const first = candidates.find(({ line }) => line !== undefined) ?? candidates[0];
	return { line: first?.line, file: first?.file, message: first?.msg ?? out ?? "" };
}

/** The same of the shortened messages of a question: `F:7: why | NOTLOADED`. */
function refusalInWords(text: string): Refusal {
	const messages = text.split(" | ");
	const first = messages.find((message) => /(?:^|: )F:\d+: /.test(message) && !/using SOA MINTTL/.test(message));
	const line = first === undefined ? undefined : Number(/F:(\d+): /.exec(first)![1]);
	return { line, file: undefined, message: first ?? text };
}
