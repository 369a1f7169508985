import { isNameKind } from "../../records/fields/name.ts";
import { recordTypeByCode } from "../../records/record-types.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import type { NameId } from "../../tables/name-table.ts";
import { TYPE_CNAME, TYPE_DNAME, TYPE_MX, TYPE_NS, TYPE_SOA } from "../../workspace/lookup.ts";
import { isKeptByHand } from "../judgements/kept-by-hand.ts";
import { isPublicZone } from "../judgements/public-zone.ts";
import { specialUseOf, specialUseOfTarget } from "../judgements/special-use.ts";
import type { RecordRule, RecordTest, Report } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** Of an SOA its owner, which is the zone; of others what they refer to, unless they lie in the same domain: then their zone does too, or has both. */
const isSpecial: RecordTest = ({ names, records }, record) => {
	const use = specialUseOf(names, records.owner[record]! as NameId);
	if (records.type[record] === TYPE_SOA) return use !== undefined;
	const useOfTarget = specialUseOf(names, records.reference[record]! as NameId);
	return useOfTarget !== undefined && useOfTarget !== use;
};

/** RFC 6761 and the documents after it: some domains are not in the DNS, and resolvers know that. PTR records have rules of their own. */
export const specialUseName: RecordRule = {
	id: "special-use-name",
	group: "hygiene",
	subject: "record",
	types: [TYPE_SOA, TYPE_NS, TYPE_CNAME, TYPE_DNAME, TYPE_MX, TYPE_CODE.SRV, TYPE_CODE.SVCB, TYPE_CODE.HTTPS],
	where: isSpecial,
	severity: "warning",
	summary: "A zone lies in a domain that is kept out of the DNS, or a record leads into one",
	sources: ["RFC 6761", "RFC 6762 section 3", "RFC 7686", "RFC 8375", "RFC 9476"],
	many: {
		above: 20,
		message: (count, origin) =>
			`${count} records of ${origin} lead to names in domains that are not in the public DNS, so nobody elsewhere can follow them. Name hosts that everybody can look up`,
	},

	check(record, report) {
		if (!isKeptByHand(record)) return;
		if (record.type === TYPE_SOA) checkZone(record, report);
		else checkTarget(record, report);
	},
};

/** A zone for tests, for a home or to explain something is where it belongs. */
function checkZone(record: RecordView, report: Report): void {
	if (record.ownerName !== record.zone.origin) return;
	const use = specialUseOf(record.context.workspace.tables.names, record.ownerName);
	if (!use?.isNeverAsked) return;
	report({
		at: record.atOwner,
		// So many networks have names of their own there that it works for most of them.
		...(use.domain === ".local" && { severity: "information" as const }),
		message: `The zone ${record.owner} lies in ${use.domain}, which ${use.words}: many hosts and resolvers answer such names themselves and never ask this server. Use a part of a domain that is yours`,
	});
}

function checkTarget(record: RecordView, report: Report): void {
	const use = specialUseOfTarget(record);
	if (!use) return;
	// So a zone says that nobody is to ask for it: response policies are written so.
	if (record.type === TYPE_NS && record.ownerName === record.zone.origin && record.target === "localhost.") return;
	report({
		at: record.atField(hostField(record)),
		// In a zone for the own network it may be right.
		...(!isPublicZone(record) && { severity: "information" as const }),
		message: `${record.target} lies in ${use.domain}, which ${use.words} and is not in the public DNS, so nobody elsewhere can follow this ${record.typeName}. Name a host that everybody can look up`,
	});
}

function hostField({ type, isGenerated }: RecordView): number {
	const fields = recordTypeByCode(type)?.fields ?? [];
	return isGenerated ? 0 : fields.findIndex(({ kind }) => isNameKind(kind));
}
