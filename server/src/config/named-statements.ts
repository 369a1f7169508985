import { type Base, IncludeFinder } from "./config-include.ts";
import type { ConfigProblems } from "./config-problems.ts";
import type { ConfigFiles } from "./configured-zone.ts";
import { type Statement, statementSteps, type Word } from "./named-conf-statement.ts";

/** More statements than any server has, those of a file counted once for each of its inclusions. */
const MAX_STATEMENTS = 1_000_000;

const TOO_MUCH = `there are more than 1,000,000 statements, files counted as often as they are included: what stands here and behind it is not read`;

/** One statement after the other; undefined is no statement but a pause, while the file is read in which the next one stands. */
export type StatementsInSteps = Generator<Statement | undefined, void, void>;

/** The statements of a named.conf and of the files that it includes. */
export class NamedStatements {
	readonly includes: IncludeFinder;
	/** By the path of each file that was read. */
	readonly parsed = new Map<string, readonly Statement[]>();
	readonly #path: string;
	readonly #problems: ConfigProblems;
	#count = 0;

	constructor(path: string, files: ConfigFiles, problems: ConfigProblems) {
		this.#path = path;
		this.#problems = problems;
		this.includes = new IncludeFinder(path, files);
	}

	/** Those at the top of the file, each include replaced by what is in its files; `base` is asked at each include for the folder in force. */
	*ofFile(base: () => Base): StatementsInSteps {
		yield* this.#included(yield* this.#file(this.#path), [this.#path], base);
	}

	/** Those in the block of a statement, likewise. */
	ofBlock({ block, path }: Statement, base: () => Base): StatementsInSteps {
		return this.#included(block ?? [], [path], base);
	}

	requireQuotes({ path }: { readonly path: string }, file: Word): void {
		if (file.isQuoted) return;
		const { start, end, text } = file;
		this.#problems.report({ path, start, end }, `the file name ${text} is not in quotes: named does not take it`);
	}

	*#included(statements: readonly Statement[], stack: readonly string[], base: () => Base): StatementsInSteps {
		for (const statement of statements) {
			const file = statement.words[1];
			if (++this.#count > MAX_STATEMENTS) {
				const { start, end } = statement.words[0] ?? { start: 0, end: 0 };
				this.#problems.report({ path: statement.path, start, end }, TOO_MUCH);
				return;
			}
			if (keyword(statement) !== "include") {
				yield statement;
			} else if (file) {
				this.requireQuotes(statement, file);
				const include = { path: statement.path, start: file.start, end: file.end, text: file.text };
				for (const path of this.includes.find(include, base())) {
					const refusal = this.includes.refusal(path, stack);
					if (refusal === undefined) yield* this.#included(yield* this.#file(path), [...stack, path], base);
					else this.#problems.report(include, refusal, { rule: "config-include-cycle" });
				}
			}
		}
	}

	*#file(path: string): Generator<undefined, readonly Statement[], void> {
		let statements = this.parsed.get(path);
		if (!statements) {
			statements = yield* statementSteps(path, this.includes.text(path), ({ start, end }, message) =>
				this.#problems.report({ path, start, end }, message),
			);
			this.parsed.set(path, statements);
		}
		return statements;
	}
}

/** The word that a statement begins with, in lower case; "" where it has none. */
export function keyword(statement: Statement): string {
	return statement.words[0]?.text.toLowerCase() ?? "";
}
