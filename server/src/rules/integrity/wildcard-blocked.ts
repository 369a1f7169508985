import { typeName } from "../../records/type-code.ts";
import type { NameId } from "../../tables/name-table.ts";
import { TYPE_A, TYPE_AAAA, TYPE_CNAME } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { copyRecords } from "../fixes/copy-records.ts";
import { blockedNames } from "../judgements/blocked-names.ts";
import type { NameRule } from "../rule.ts";
import type { NameView } from "../views/name-view.ts";
import type { RecordView } from "../views/record-view.ts";

/** Where a wildcard gives hosts their addresses. Of wildcards with MX records mx-wildcard speaks. */
const HOST_TYPES: ReadonlySet<number> = new Set([TYPE_A, TYPE_AAAA, TYPE_CNAME]);

/** A menu shows no more. */
const MOST_FIXES = 3;

/** RFC 4592 section 2.2.1: a wildcard is for names that do not exist, and a name exists where it has any record, or one below it. */
export const wildcardBlocked: NameRule = {
	id: "wildcard-blocked",
	group: "integrity",
	subject: "name",
	severity: "information",
	summary: "A wildcard has addresses that do not count for a name beside it, because that name exists",
	sources: ["RFC 4592 section 2.2.1", "RFC 1912 section 2.7"],

	check(name, report) {
		if (!name.context.workspace.tables.names.isWildcard(name.name) || name.name === name.zone.origin) return;
		const records = name.sets.flatMap((set) => (HOST_TYPES.has(set.type) ? set.records : []));
		const [first] = records;
		if (first === undefined) return;
		const blocked = blockedNames(name);
		if (blocked.length === 0) return;
		const types = [...new Set(records.map((record) => typeName(name.view(record).type)))].join(" and ");
		report({
			at: name.view(first).atOwner,
			message: `The ${types} of ${name.text} count${types.includes(" ") ? "" : "s"} only for names that do not exist: ${whoExists(name, blocked)}. Give such a name an address of its own if it is a host`,
			actions: () =>
				copiesOf(
					name,
					records.map((record) => name.view(record)),
					blocked,
				),
		});
	},
};

function whoExists({ context, zone }: NameView, [first, ...more]: readonly NameId[]): string {
	const { lookup, tables } = context.workspace;
	const text = tables.names.text(first!);
	const others =
		more.length === 0 ? "" : `, and ${more.length === 1 ? "one more does" : `${more.length} more do`} so too`;
	if (lookup.hasRecords(zone, first!)) return `${text} exists with other records, and has no address${others}`;
	return `${text} exists because of the names below it, and has no address${others}`;
}

/** Records of its own for a name; a CNAME is for names that have no others. */
function copiesOf(
	{ context, text, zone }: NameView,
	records: readonly RecordView[],
	blocked: readonly NameId[],
): readonly Action[] {
	if (records.some(({ isGenerated }) => isGenerated)) return [];
	const { lookup, tables } = context.workspace;
	const isAlias = records.some(({ type }) => type === TYPE_CNAME);
	return blocked
		.filter((name) => !isAlias || !lookup.hasRecords(zone, name))
		.slice(0, MOST_FIXES)
		.map((name) => {
			const title = `Give ${tables.names.text(name)} the ${isAlias ? "CNAME" : "addresses"} of ${text}`;
			return { ...copyRecords(records, name, title), preferred: false };
		});
}
