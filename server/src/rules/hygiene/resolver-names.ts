import { TYPE_CODE } from "../../records/type-code.ts";
import { type NameId, type NameTable, ROOT_NAME } from "../../tables/name-table.ts";
import { toOctets } from "../../text/utf8.ts";
import { isKeptByHand } from "../judgements/kept-by-hand.ts";
import type { RecordRule } from "../rule.ts";

const RESOLVER = toOctets("resolver");
const ARPA = toOctets("arpa");

/** `resolver.arpa` in a name, at its end or before another domain; the root where it is not there. */
function resolverDomain(names: NameTable, name: NameId): NameId {
	for (let at = name; at > ROOT_NAME; at = names.parentOf(at)) {
		if (names.hasLabel(at, RESOLVER) && names.hasLabel(names.parentOf(at), ARPA)) return at;
	}
	return ROOT_NAME;
}

/** RFC 9462 section 4: resolvers answer `_dns.resolver.arpa` for their own clients, and ask nobody for it. */
export const resolverNames: RecordRule = {
	id: "resolver-names",
	group: "hygiene",
	subject: "record",
	types: [TYPE_CODE.SVCB],
	where: ({ names, records }, record) => resolverDomain(names, records.owner[record]! as NameId) !== ROOT_NAME,
	severity: "hint",
	summary: "A record says how to reach a resolver where no client looks for it, or names no host that it could verify",
	sources: ["RFC 9462 sections 4 and 6.4"],

	check(record, report) {
		if (!isKeptByHand(record)) return;
		const { owner, ownerName, context, zone } = record;
		const { names } = context.workspace.tables;
		const domain = resolverDomain(names, ownerName);
		if (!names.isWithin(zone.origin, domain)) {
			const whole = names.text(ownerName).replace(/resolver\.arpa\..*$/, "resolver.arpa.");
			report({
				at: record.atOwner,
				message: `Nobody asks for ${owner}, since clients ask their resolver for ${whole} and it answers that itself. Put the record into a zone resolver.arpa of the resolver, or delete it`,
			});
		} else if (record.targetName === ROOT_NAME || names.isWithin(record.targetName, domain)) {
			report({
				at: record.atField(1),
				message: `${owner} names no host but itself, for which no certificate is given, so clients cannot verify the resolver. Name the host of the resolver`,
			});
		}
	},
};
