import { deleteRecord } from "../fixes/delete-record.ts";
import { hasSeveralExchanges } from "../judgements/domain-test.ts";
import { exchangePlace } from "../judgements/judged-exchange.ts";
import { type JudgedExchange, judgedExchanges } from "../judgements/judged-exchanges.ts";
import { listedAddresses } from "../judgements/listed-addresses.ts";
import type { DomainRule } from "../rule.ts";

/** RFC 5321 section 5.1: further MX records are there for when the first server cannot be reached. */
export const mxSameAddress: DomainRule = {
	id: "mx-same-address",
	group: "mail-trio",
	severity: "information",
	summary: "two mail servers of a domain have the same address, so one is no spare for the other",
	sources: ["RFC 5321 section 5.1"],
	subject: "domain",
	where: hasSeveralExchanges,
	check(domain, report) {
		const exchanges = judgedExchanges(domain);
		for (const [index, later] of exchanges.entries()) {
			const earlier = exchanges.slice(0, index).find((one) => isNoSpare(later, one));
			if (!earlier) continue;
			report({
				at: exchangePlace(later.record),
				message: `${later.target} has no address that ${earlier.target} does not have (${listedAddresses(later.addresses)}), so it is no spare for it. Name another host, or delete this MX`,
				related: () => [{ at: exchangePlace(earlier.record), message: `this MX leads to the same address` }],
				actions: () => [deleteRecord(later.record, `Delete the MX to ${later.target}`)],
			});
		}
	},
};

/** Whether all addresses of one mail server are addresses of another; aliases of the other are told of as such. */
function isNoSpare(later: JudgedExchange, earlier: JudgedExchange): boolean {
	const [addresses, others] = [later.exchange.addresses, earlier.exchange.addresses];
	if (addresses.length === 0 || addresses.length > others.length || later.target === earlier.target) return false;
	if (later.exchange.end === earlier.exchange.end) return false;
	if (addresses.length === 1) return others.includes(addresses[0]!);
	const found = new Set(others);
	return addresses.every((address) => found.has(address));
}
