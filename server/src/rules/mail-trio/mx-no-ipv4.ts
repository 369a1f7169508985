import type { Action } from "../fix.ts";
import { askForAddress } from "../fixes/add-address.ts";
import { mayLackIpv4 } from "../judgements/domain-test.ts";
import { exchangePlace } from "../judgements/judged-exchange.ts";
import { type JudgedExchange, judgedExchanges } from "../judgements/judged-exchanges.ts";
import type { DomainRule } from "../rule.ts";

/** RFC 5321 section 5.2: a sender can only use the addresses of its own family. */
export const mxNoIpv4: DomainRule = {
	id: "mx-no-ipv4",
	group: "mail-trio",
	severity: "information",
	summary: "all mail servers of a domain have IPv6 addresses only",
	sources: ["RFC 5321 section 5.2", "RFC 3974"],
	subject: "domain",
	where: mayLackIpv4,
	check(domain, report) {
		const exchanges = judgedExchanges(domain);
		// A host that cannot be judged here may well have an IPv4 address.
		if (exchanges.some(({ record }) => record.isTargetUndecided)) return;
		const { addresses } = domain.context.workspace.tables;
		if (exchanges.some(({ exchange }) => exchange.addresses.some((address) => addresses.isIpv4(address)))) return;
		const first = exchanges.find(({ exchange }) => exchange.addresses.length > 0);
		if (!first) return;
		report({
			at: exchangePlace(first.record),
			message: `the mail servers of ${domain.text} have IPv6 addresses only, so servers without IPv6 cannot deliver mail to it. Add an A record to ${first.exchange.end}`,
			actions: () => askForIpv4(first),
		});
	},
};

/**
 * An A record of its own would take the addresses of a wildcard away from a host; and where the host gives another
 * name in HELO, the new address would have to come to both.
 */
function askForIpv4({ record, exchange, addresses }: JudgedExchange): readonly Action[] {
	const givesOtherName = addresses.some(({ helo }) => helo !== undefined && helo !== exchange.end);
	if (exchange.wildcard || givesOtherName) return [];
	const ask = askForAddress(record, exchange.end, "ipv4");
	return ask ? [ask] : [];
}
