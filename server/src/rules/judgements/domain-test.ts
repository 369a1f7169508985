import type { NameId } from "../../tables/name-table.ts";
import { idOfKey } from "../../trio/mail-key.ts";
import type { DomainTest } from "../rule.ts";
import { isRemarkableText } from "./record-test.ts";

/** Whether it has no MX record. */
export const hasNoExchange: DomainTest = ({ facts }, domain) => (facts.domains.get(domain)?.exchangeCount ?? 0) === 0;

/** Whether it has two MX records or more. */
export const hasSeveralExchanges: DomainTest = ({ facts }, domain) =>
	(facts.domains.get(domain)?.exchangeCount ?? 0) > 1;

/** Whether it has one SPF record, so that it has a policy. */
export const hasSpfPolicy: DomainTest = ({ facts }, domain) => facts.domains.get(domain)?.reach !== undefined;

/** Whether it has a null MX (RFC 7505). */
export const hasNullExchange: DomainTest = (glance, domain) => glance.hasNullExchange(domain);

/** Whether it may have an A or AAAA record of its own. */
export const mayHaveOwnAddress: DomainTest = (glance, domain) => glance.mayHaveAddress(nameOf(domain));

/** Whether none of its MX records surely names a host with an A record. */
export const mayLackIpv4: DomainTest = (glance, domain) =>
	!glance.someExchange(domain, (_, record) => glance.hasPlainIpv4Exchange(record));

/** Whether a host that its MX records name may have an SPF record of its own. */
export const mayHaveSpfAtExchange: DomainTest = (glance, domain) =>
	glance.someExchange(
		domain,
		(_, record) =>
			!glance.hasPlainExchange(record) ||
			glance.maySomeAt(glance.records.reference[record]! as NameId, isRemarkableText),
	);

export const isWildcardDomain: DomainTest = ({ names }, domain) => names.isWildcard(nameOf(domain));

/** Whether it is a top-level domain, or may lie in the infrastructure of the DNS. */
export const isUnlikelyDomain: DomainTest = (glance, domain) => !glance.isBelowHosts(domain);

function nameOf(domain: number): NameId {
	return idOfKey(domain) as NameId;
}
