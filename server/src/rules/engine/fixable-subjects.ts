import type { RecordId } from "../../tables/record-table.ts";
import { isFix } from "../fix.ts";
import type { RuleContext } from "../views/rule-context.ts";
import type { Finding } from "./finding.ts";
import type { FindingTable, Subject } from "./finding-table.ts";
import { Rendering } from "./rendering.ts";
import { isSuppressed, type Suppressions, suppressionsOf } from "./suppression.ts";

/** Tells which subjects have a finding with a fix. Remembers what it read of the files, so it is for one answer only. */
export class FixableSubjects {
	readonly #counts: (finding: Finding) => boolean;
	readonly #context: RuleContext;
	readonly #table: FindingTable;
	readonly #rendering: Rendering;
	readonly #suppressions = new Map<string, Suppressions>();
	readonly #known = new Map<string, boolean>();

	/** @param counts whether the fix of a finding is one of those that are asked for. */
	constructor(context: RuleContext, table: FindingTable, counts: (finding: Finding) => boolean) {
		this.#counts = counts;
		this.#context = context;
		this.#table = table;
		this.#rendering = new Rendering(context, table);
	}

	/** Whether any of the subjects has one. */
	someHasFix(subjects: readonly Subject[]): boolean {
		return subjects.some((subject) => this.#hasFix(subject));
	}

	#hasFix({ kind, key }: Subject): boolean {
		const name = `${kind}:${key}`;
		const known = this.#known.get(name) ?? this.#table.rowsOf(kind, key).some((row) => this.#isFixable(row));
		this.#known.set(name, known);
		return known;
	}

	#isFixable(row: number): boolean {
		const { path } = this.#context.workspace.reader.blockOf(this.#table.record[row]! as RecordId).slice.file;
		const finding = this.#rendering.finding(row, path);
		if (!finding || !this.#counts(finding) || !finding.actions.some(isFix)) return false;
		return !isSuppressed(this.#suppressionsOf(path), finding);
	}

	#suppressionsOf(path: string): Suppressions {
		const known = this.#suppressions.get(path);
		if (known) return known;
		const suppressions = suppressionsOf(this.#context.workspace.files.get(path)!);
		this.#suppressions.set(path, suppressions);
		return suppressions;
	}
}
