import { TYPE_A, TYPE_AAAA, TYPE_MX } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { copyRecords } from "../fixes/copy-records.ts";
import { deleteRecords } from "../fixes/delete-record.ts";
import { isWildcardDomain } from "../judgements/domain-test.ts";
import { exchangePlace } from "../judgements/judged-exchange.ts";
import { judgedExchanges } from "../judgements/judged-exchanges.ts";
import { type UncoveredName, uncoveredNames } from "../judgements/uncovered-names.ts";
import type { DomainRule, Related } from "../rule.ts";
import type { DomainView } from "../views/domain-view.ts";

/** A reader wants to see no more names. */
const MOST_SHOWN = 5;
/** A menu shows no more. */
const MOST_FIXES = 3;

/** RFC 4592 section 2.2, RFC 1912 section 2.7: a wildcard is for names that do not exist. */
export const mxWildcard: DomainRule = {
	id: "mx-wildcard",
	group: "mail-trio",
	severity: "information",
	summary: "a wildcard MX does not count for names that have records of any type",
	sources: ["RFC 4592 section 2.2", "RFC 1912 section 2.7"],
	subject: "domain",
	where: isWildcardDomain,
	check(domain, report) {
		if (!domain.text.startsWith("*.")) return;
		const [first] = judgedExchanges(domain);
		if (!first) return;
		const uncovered = uncoveredNames(domain);
		report({
			at: exchangePlace(first.record),
			message: `the MX of ${domain.text} counts only for names that do not exist: ${whatIsNotCovered(uncovered)}. Give each mail domain an MX of its own`,
			related: () => placesOf(domain, uncovered),
			actions: () => actionsOf(domain, uncovered),
		});
	},
};

function whatIsNotCovered(uncovered: readonly UncoveredName[]): string {
	const [first, ...more] = uncovered;
	if (!first) return "a name with records of any other type gets no MX from it";
	if (more.length === 0) return `${first.text} has other records, and so no MX`;
	return `${first.text} and ${more.length} more have other records, and so no MX`;
}

function placesOf(domain: DomainView, uncovered: readonly UncoveredName[]): readonly Related[] {
	const { context } = domain;
	const more = uncovered.length - MOST_SHOWN;
	return uncovered.slice(0, MOST_SHOWN).map(({ text, record }, index) => {
		const others = index === MOST_SHOWN - 1 && more > 0 ? `, and ${more} more names` : "";
		return {
			at: context.viewRecord(context, record).atOwner,
			message: `${text} gets no MX from ${domain.text}${others}`,
		};
	});
}

/** An MX of its own for a host, of which any may be the one that takes mail; or no MX for names that do not exist. */
function actionsOf(domain: DomainView, uncovered: readonly UncoveredName[]): readonly Action[] {
	const { context, zone, text } = domain;
	const { lookup } = context.workspace;
	const exchanges = domain.records(TYPE_MX);
	if (exchanges.some(({ isGenerated }) => isGenerated)) return [];
	const hosts = uncovered.filter(({ name }) =>
		[TYPE_A, TYPE_AAAA].some((type) => lookup.recordIn(zone, name, type) >= 0),
	);
	const copies = hosts
		.slice(0, MOST_FIXES)
		.map((host) => copyRecords(exchanges, host.name, `Give ${host.text} the MX of ${text}`));
	const deletion = deleteRecords(exchanges, `Delete the MX of ${text}`);
	return [...copies, deletion].map((fix) => ({ ...fix, preferred: false }));
}
