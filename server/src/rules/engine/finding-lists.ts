import type { Zone, ZoneId } from "../../zone/zone.ts";
import type { Rule } from "../rule.ts";

/** Findings that are shown together: those of a file, or those that one rule has in one zone. */
export interface FindingList {
	readonly id: number;
	readonly path: string;
	/** For a rule that may have more findings than a reader wants to see: the rule, and the zone they are about. */
	readonly many: { readonly rule: Rule; readonly zone: Zone } | undefined;
}

/** The lists of a file: one of single findings, and one for each rule that may have many, by zone. */
interface FileLists {
	readonly all: FindingList[];
	single: FindingList | undefined;
	readonly many: Map<Rule, Map<ZoneId, FindingList>>;
}

/** The lists into which findings are put, by file. */
export class FindingLists {
	readonly #lists: FindingList[] = [];
	readonly #ofFile = new Map<string, FileLists>();

	/** The list for a finding of a rule in a file and a zone. Hot: once per finding. */
	listFor(rule: Rule, path: string, zone: Zone): FindingList {
		const ofFile = this.#ofFile.get(path) ?? this.#addFile(path);
		if (!rule.many) {
			ofFile.single ??= this.#add(ofFile, path, undefined);
			return ofFile.single;
		}
		let ofRule = ofFile.many.get(rule);
		if (!ofRule) {
			ofRule = new Map();
			ofFile.many.set(rule, ofRule);
		}
		let list = ofRule.get(zone.id);
		if (!list) {
			list = this.#add(ofFile, path, { rule, zone });
			ofRule.set(zone.id, list);
		}
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
		return this.#ofFile.get(path)?.all ?? [];
	}

	#addFile(path: string): FileLists {
		const lists: FileLists = { all: [], single: undefined, many: new Map() };
		this.#ofFile.set(path, lists);
		return lists;
	}

	#add(ofFile: FileLists, path: string, many: FindingList["many"]): FindingList {
		const list = { id: this.#lists.length, path, many };
		this.#lists.push(list);
		ofFile.all.push(list);
		return list;
	}
}
