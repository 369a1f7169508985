import type { Zone } from "../../zone/zone.ts";
import { type Fix, isRefusal } from "../fix.ts";
import type { RuleContext } from "../views/rule-context.ts";
import type { Change } from "./change.ts";
import { insertion } from "./insertion.ts";
import { insertionPoint } from "./insertion-point.ts";
import { makeFix, type Offer } from "./make-fix.ts";
import { type NewGenerate, placeGenerate } from "./new-generate.ts";
import { type NewRecord, placeRecord } from "./new-record.ts";
import { compareOwners } from "./owner-order.ts";
import type { Replacement } from "./replacement.ts";

/** Records that are to come into one zone together. */
export interface NewRecords {
	readonly records: readonly NewRecord[];
	/** What makes further ones. */
	readonly generate?: NewGenerate;
}

/** Puts several records into a zone, each at its place. */
export function insertRecords(context: RuleContext, zone: Zone, added: NewRecords, title: string, offer?: Offer): Fix {
	return makeFix({ context, title, ...recordInsertions(context, zone, added) }, offer);
}

/** The same as a part of a greater repair. */
export function recordInsertions(context: RuleContext, zone: Zone, added: NewRecords): Change {
	const { workspace } = context;
	const { names } = workspace.tables;
	const records = [...added.records].sort((one, other) => compareOwners(names, one.owner, other.owner));
	return {
		zone,
		// A server that takes updates has no $GENERATE.
		updates: () => (added.generate ? [] : records.flatMap((one) => insertion(context, zone, one).updates())),
		replacements: () => {
			const placed: Replacement[] = [];
			for (const record of isDescending() ? [...records].reverse() : records) {
				const one = placeRecord(workspace, zone, record);
				if (isRefusal(one)) return one;
				placed.push(one);
			}
			if (!added.generate) return placed;
			const one = placeGenerate(workspace, zone, added.generate);
			return isRefusal(one) ? one : [...placed, one];
		},
	};

	/** Whether the records of some type stand downwards there, so that new ones at the same place are to do so too. */
	function isDescending(): boolean {
		const ofEachType = new Map(records.map((record) => [record.type, record]));
		return [...ofEachType.values()].some(
			({ owner, type }) => insertionPoint(workspace, zone, owner, type)?.isDescending ?? false,
		);
	}
}
