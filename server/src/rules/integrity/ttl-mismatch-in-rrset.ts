import { TYPE_CODE } from "../../records/type-code.ts";
import type { RecordId } from "../../tables/record-table.ts";
import type { Action } from "../fix.ts";
import { giveTtl } from "../fixes/give-ttl.ts";
import { duplicateRecords } from "../judgements/duplicate-records.ts";
import type { NameRule } from "../rule.ts";
import type { NameView } from "../views/name-view.ts";

/** Signatures have the TTLs of what they sign (RFC 4034 section 3). */
const SIGNATURES: ReadonlySet<number> = new Set([TYPE_CODE.SIG, TYPE_CODE.RRSIG]);
/** A menu and a message show no more. */
const MOST_SHOWN = 3;

/** RFC 2181 section 5.2: the records of one name and type have one TTL. */
export const ttlMismatchInRrset: NameRule = {
	id: "ttl-mismatch-in-rrset",
	group: "integrity",
	subject: "name",
	severity: "warning",
	summary: "Records of one name and type have different TTLs",
	sources: ["RFC 2181 section 5.2"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} names of ${origin} have records of one type with different TTLs, and servers take one for all of them. Give those of each name the same`,
	},

	check(name, report) {
		for (const set of name.sets) {
			if (SIGNATURES.has(set.type) || firstOther(name, set.records) === undefined) continue;
			const copies = duplicateRecords(name);
			const records = set.records.filter((record) => !copies.has(record));
			const other = firstOther(name, records);
			if (other === undefined) continue;
			const first = name.view(records[0]!);
			const odd = name.view(other);
			report({
				at: odd.atTtl,
				message: `The ${odd.typeName} records of ${name.text} have the TTLs ${listed(ttlsOf(name, records))}, but all of one name and type are kept equally long: BIND takes the first for all, Knot the last. Give them the same TTL`,
				related: () => [{ at: first.atTtl, message: `the first ${first.typeName} record, with ${first.ttl}` }],
				actions: () => actionsFor(name, set.records),
			});
		}
	},
};

/** The first record whose TTL is not that of the first. */
function firstOther({ context }: NameView, records: readonly RecordId[]): RecordId | undefined {
	const { ttl } = context.workspace.tables.records;
	return records.find((record) => ttl[record] !== ttl[records[0]!]);
}

/** Each TTL once, in the order in which they are written. */
function ttlsOf({ context }: NameView, records: readonly RecordId[]): readonly number[] {
	const { ttl } = context.workspace.tables.records;
	return [...new Set(records.map((record) => ttl[record]!))];
}

function listed(ttls: readonly number[]): string {
	const shown = ttls.slice(0, MOST_SHOWN);
	if (shown.length < ttls.length) return `${shown.join(", ")} and ${ttls.length - shown.length} more`;
	return `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

/** Which of them is meant, nobody but the user knows. */
function actionsFor(name: NameView, records: readonly RecordId[]): readonly Action[] {
	const views = records.map((record) => name.view(record));
	if (views.some(({ isGenerated }) => isGenerated)) return [];
	return ttlsOf(name, records)
		.slice(0, MOST_SHOWN)
		.map((ttl) =>
			giveTtl(views, ttl, `Give all ${views[0]!.typeName} records of ${name.text} the TTL ${ttl}`, {
				preferred: false,
			}),
		);
}
