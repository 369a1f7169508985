import { isTopLevelDomain } from "../../mail/registrable-domain.ts";
import { isNameKind } from "../../records/fields/name.ts";
import { recordTypeByCode } from "../../records/record-types.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { ROOT_NAME } from "../../tables/name-table.ts";
import { originAt } from "../../zone/origin-at.ts";
import { replaceField } from "../fixes/replace-field.ts";
import { relativeName } from "../fixes/written-name.ts";
import { specialUseOf } from "../judgements/special-use.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** A name with one label and a dot is a top-level domain. MX and PTR records have rules of their own. */
export const nameTrailingDotOnShort: RecordRule = {
	id: "name-trailing-dot-on-short",
	group: "hygiene",
	subject: "record",
	types: (["NS", "CNAME", "SOA", "AFSDB", "SRV", "KX", "DNAME", "SVCB", "HTTPS", "DSYNC"] as const).map(
		(name) => TYPE_CODE[name],
	),
	where: ({ names, records }, record) => {
		const reference = records.reference[record]!;
		return reference > ROOT_NAME && names.parent[reference] === ROOT_NAME;
	},
	severity: "warning",
	summary: "A record names a host without its domain and with a dot at its end, which makes it a top-level domain",
	sources: ["RFC 1035 section 5.1", "RFC 1034 section 3.1"],
	many: {
		above: 20,
		message: (count, origin) =>
			`${count} records of ${origin} name hosts without their domain and with a dot at the end, so they lead to top-level domains. Delete the dots`,
	},

	check(record, report) {
		const { context, target, targetName, universe, zone } = record;
		const { lookup, tables } = context.workspace;
		// What a response policy says in this way is not meant.
		if (record.isGenerated || zone.origin === ROOT_NAME || /^(?:rpz-|\*\.$)/.test(target)) return;
		if (lookup.zoneFor(universe, targetName) || specialUseOf(tables.names, targetName)) return;
		const meant = hostMeant(record);
		if (meant === undefined && isTopLevelDomain(target)) return;
		const field = hostField(record);
		report({
			at: record.atField(field),
			message: `${target} is a top-level domain, for the dot keeps servers from appending the name of the zone. ${meant === undefined ? "Write the whole name of the host" : `Delete the dot, since ${meant} is probably meant`}`,
			actions: () => {
				if (meant === undefined) return [];
				const { block, entry } = record.text!;
				const { workspace } = record.context;
				const short = relativeName(workspace, workspace.name(meant), originAt(block, entry.start));
				return [{ ...replaceField(record, field, `Write ${short}`, () => short), safe: true }];
			},
		});
	},
};

/** The name that stands in the zone of the record, if it is there. */
function hostMeant(record: RecordView): string | undefined {
	const name = `${record.target}${record.origin}`;
	const answer = record.resolve(name)?.answer;
	if (answer?.kind !== "found" || answer.wildcard) return undefined;
	return name;
}

function hostField({ type }: RecordView): number {
	return (recordTypeByCode(type)?.fields ?? []).findIndex(({ kind }) => isNameKind(kind));
}
