import { isPassing } from "../../mail/spf-evaluation.ts";
import { exchangePlace } from "../judgements/judged-exchange.ts";
import { judgedExchanges } from "../judgements/judged-exchanges.ts";
import type { Place } from "../place.ts";
import type { DomainRule } from "../rule.ts";
import type { AddressView } from "../views/address-view.ts";
import type { DomainView } from "../views/domain-view.ts";

/** The sum of what other rules say at their places: which of MX, A, PTR and the way back a domain has. */
export const trioIncomplete: DomainRule = {
	id: "trio-incomplete",
	group: "mail-trio",
	subject: "domain",
	severity: "off",
	summary: "A mail domain does not have all of MX, address, PTR and the way back",
	sources: ["RFC 5321 section 5.1", "RFC 1912 section 2.1", "RFC 8601 section 3"],

	check(domain, report) {
		const at = placeOf(domain);
		if (!at || domain.hasNullMx) return;
		const parts = partsOf(domain);
		if (!parts.some(({ state }) => state === "no")) return;
		const states = parts.map(({ name, state, hosts }) => `${name} ${state}${hosts === "" ? "" : ` (${hosts})`}`);
		report({
			at,
			message: `The mail of ${domain.text} is not complete: ${states.join(", ")}. The findings at these records tell what to do`,
		});
	},
};

/** `unknown`: the loaded zones cannot tell. */
interface Part {
	readonly name: string;
	readonly state: "yes" | "no" | "unknown";
	/** Those that are not as they should be. */
	readonly hosts: string;
}

/** At its first MX, else at the SPF record that says it sends; a name with neither has no part in mail. */
function placeOf(domain: DomainView): Place | undefined {
	const [first] = judgedExchanges(domain);
	if (first) return exchangePlace(first.record);
	if (domain.exchanges.length > 0) return undefined;
	const { policy } = domain;
	return policy?.content.steps.some(isPassing) ? domain.spf[0]?.record.atRdata : undefined;
}

function partsOf(domain: DomainView): readonly Part[] {
	const exchanges = judgedExchanges(domain);
	const addresses = uniqueAddresses(exchanges.flatMap((exchange) => exchange.addresses));
	const status = (address: AddressView) => address.chain.status;
	const mx: Part = { name: "MX", state: exchanges.length > 0 ? "yes" : "no", hosts: "" };
	if (exchanges.length === 0) return [mx];
	const hosts = part(
		"address",
		exchanges.map(({ target, exchange }) => {
			if (exchange.addresses.length > 0) return { text: target, state: "yes" };
			return { text: target, state: exchange.status === "no-address" ? "no" : "unknown" };
		}),
	);
	const pointers = part(
		"PTR",
		addresses.map((address) => {
			const state = status(address) === "missing" ? "no" : status(address) === "unknown" ? "unknown" : "yes";
			return { text: address.text, state };
		}),
	);
	const back = part(
		"way back",
		addresses.map((address) => {
			if (status(address) === "ok") return { text: address.text, state: "yes" };
			const isOpen = status(address) === "unknown" || status(address) === "unverified";
			return { text: address.text, state: isOpen ? "unknown" : "no" };
		}),
	);
	return [mx, hosts, pointers, back];
}

/** One part of all hosts: as bad as the worst of them. */
function part(name: string, each: readonly { readonly text: string; readonly state: Part["state"] }[]): Part {
	const state = each.some((one) => one.state === "no")
		? "no"
		: each.length === 0 || each.some((one) => one.state === "unknown")
			? "unknown"
			: "yes";
	const hosts = state === "yes" ? [] : each.filter((one) => one.state === state).map(({ text }) => text);
	return { name, state, hosts: hosts.join(", ") };
}

/** Those that receivers see, each once. */
function uniqueAddresses(addresses: readonly AddressView[]): AddressView[] {
	const unique = new Map(addresses.map((address) => [address.id, address]));
	return [...unique.values()].filter((address) => address.isPublic);
}
