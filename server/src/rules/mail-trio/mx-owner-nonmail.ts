import type { NameId } from "../../tables/name-table.ts";
import { TYPE_MX } from "../../workspace/lookup.ts";
import type { Fix } from "../fix.ts";
import { groupsOfCopies } from "../fixes/copies-of.ts";
import { deleteRecords } from "../fixes/delete-record.ts";
import { mayHaveOwnAddress } from "../judgements/domain-test.ts";
import { exchangePlace } from "../judgements/judged-exchange.ts";
import { judgedExchanges } from "../judgements/judged-exchanges.ts";
import type { DomainRule } from "../rule.ts";
import type { DomainView } from "../views/domain-view.ts";

/** RFC 5321 section 5.1: a host that has an address needs no MX to be the target of others. */
export const mxOwnerNonmail: DomainRule = {
	id: "mx-owner-nonmail",
	group: "mail-trio",
	severity: "hint",
	summary: "a mail server has an MX itself, as if people had addresses at it",
	sources: ["RFC 5321 section 5.1"],
	subject: "domain",
	where: mayHaveOwnAddress,
	check(domain, report) {
		const { zone } = domain;
		if (domain.isApex || zone.dynamic || zone.kind !== "primary" || !domain.hasAddress) return;
		const exchanges = judgedExchanges(domain);
		const [first] = exchanges;
		if (!first || domain.spf.length > 0 || !domain.isMailHost) return;
		// Where all its mail goes elsewhere, and it serves no domain above, it is a domain itself.
		if (!exchanges.some(({ target }) => target === domain.text) && !servesAbove(domain)) return;
		// An MX that leads back to its owner changes nothing: without it, mail goes to the same address.
		const isIdle = exchanges.length === 1 && domain.exchanges.length === 1 && first.target === domain.text;
		report({
			at: exchangePlace(first.record),
			message: `${domain.text} is a mail server, and this MX makes it a mail domain as well, though no SPF record says that mail comes from it. Delete the MX, unless people have addresses at this name`,
			actions: () => [{ ...deletionOf(domain), preferred: isIdle }],
		});
	},
};

/** Whether the MX of a domain above a host names it; its references are watched already. */
function servesAbove({ context, universe, name }: DomainView): boolean {
	const { tables, zones } = context.workspace;
	const { names, records } = tables;
	for (const record of zones.references.toName(universe, name, TYPE_MX)) {
		const owner = records.owner[record]! as NameId;
		if (owner !== name && names.isWithin(name, owner)) return true;
	}
	return false;
}

/** All MX records of a name, without which it is a host and nothing else. */
function deletionOf({ exchanges, text }: DomainView): Fix {
	const records = groupsOfCopies(exchanges.flatMap(({ record }) => record ?? [])).map(([first]) => first);
	const what = records.length === 1 ? `MX ${records[0]!.rdata}` : `the ${records.length} MX of ${text}`;
	return deleteRecords(records, `Delete ${what}`);
}
