import type { Zone } from "../../zone/zone.ts";
import type { Rule } from "../rule.ts";

/** Findings that are shown together: those of a file, or those that one rule has in one zone. */
export interface FindingList {
	readonly id: number;
	readonly path: string;
	/** For a rule that may have more findings than a reader wants to see: the rule, and the zone they are about. */
	readonly many: { readonly rule: Rule; readonly zone: Zone } | undefined;
}

/** The lists into which findings are put, by file. */
export class FindingLists {
	readonly #lists: FindingList[] = [];
	readonly #ofFile = new Map<string, FindingList[]>();
	readonly #byKey = new Map<string, FindingList>();

	/** The list for a finding of a rule in a file and a zone. */
	listFor(rule: Rule, path: string, zone: Zone): FindingList {
		const key = rule.many ? `${rule.id}\n${zone.id}\n${path}` : path;
		const known = this.#byKey.get(key);
		if (known) return known;
		const list = { id: this.#lists.length, path, many: rule.many ? { rule, zone } : undefined };
		this.#lists.push(list);
		this.#byKey.set(key, list);
		const siblings = this.#ofFile.get(path);
		if (siblings) siblings.push(list);
		else this.#ofFile.set(path, [list]);
		return list;
	}

	/** The path of the file whose findings a list holds. */
	path(list: number): string {
		return this.#lists[list]!.path;
	}

	/** The files that have, or had, findings. */
	paths(): IterableIterator<string> {
		return this.#ofFile.keys();
	}

	/** All lists of a file. */
	ofFile(path: string): readonly FindingList[] {
		return this.#ofFile.get(path) ?? [];
	}
}
