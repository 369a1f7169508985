import type { ReportedAddress, ReportedDomain, ReportedExchange } from "../trio/reported-mail.ts";
import type { PublishedAddress, PublishedDomain, PublishedExchange } from "./published-mail.ts";
import { GREETING_FAILURE_WORDS } from "./smtp-greeting.ts";

/** Something that is wrong with what is published, or that differs from the files. */
export interface LiveRemark {
	readonly severity: "warning" | "information";
	readonly message: string;
	/** The mail host or address that it is about; of neither, it is about the domain. */
	readonly exchange?: string;
	readonly address?: string;
}

/**
 * What is to be said of the published mail of a domain.
 *
 * @param files the domain as the zone files have it; undefined where they do not.
 */
export function liveRemarks(published: PublishedDomain, files: ReportedDomain | undefined): LiveRemark[] {
	const { domain, mx, failure } = published;
	if (mx === "failed") return [note(`${domain} could not be looked up: ${failure}`)];
	if (mx === "no-name") {
		return [
			warn(`${domain} does not exist in the DNS, so mail for it bounces: publish the zone, and have it delegated`),
		];
	}
	const remarks: LiveRemark[] = [];
	if (mx === "none" && (files?.exchanges.length ?? 0) === 0) {
		remarks.push(note(`${domain} has no MX and no address in the DNS, so it takes no mail`));
	}
	if (mx !== "implicit" && files) remarks.push(...hostDifferences(published, files));
	for (const exchange of published.exchanges) {
		remarks.push(...exchangeRemarks(exchange, domain));
		const own = files?.exchanges.find((one) => one.exchange === exchange.exchange);
		if (own) remarks.push(...addressDifferences(exchange, own));
	}
	return remarks;
}

function hostDifferences({ domain, exchanges }: PublishedDomain, files: ReportedDomain): LiveRemark[] {
	const remarks: LiveRemark[] = [];
	const isSame = (one: { exchange: string; preference: number }, other: { exchange: string; preference: number }) =>
		one.exchange === other.exchange && one.preference === other.preference;
	for (const own of files.exchanges) {
		if (exchanges.some((one) => isSame(one, own))) continue;
		const message = `${domain} has MX ${own.preference} ${own.exchange} in the files, but not in the DNS: the change is not published yet, or the serial was not raised`;
		remarks.push(note(message, { exchange: own.exchange }));
	}
	for (const there of exchanges) {
		if (files.exchanges.some((own) => isSame(own, there))) continue;
		const message = `${domain} has MX ${there.preference} ${there.exchange} in the DNS, but not in the files`;
		remarks.push(note(message, { exchange: there.exchange }));
	}
	return remarks;
}

function exchangeRemarks(
	{ exchange, status, end, addresses, failure }: PublishedExchange,
	domain: string,
): LiveRemark[] {
	const remarks: LiveRemark[] = [];
	const at = { exchange };
	if (status === "no-address") {
		remarks.push(
			warn(`${exchange} has no address in the DNS, so mail for ${domain} bounces: publish its A record`, at),
		);
	} else if (status === "cname") {
		const message = `${exchange} is an alias of ${end} in the DNS, and an MX must name the host itself (RFC 2181 section 10.3)`;
		remarks.push(warn(message, at));
	} else if (failure !== undefined) {
		remarks.push(note(`${exchange} could not be looked up: ${failure}`, at));
	}
	for (const address of addresses) remarks.push(...addressRemarks(exchange, address));
	return remarks;
}

function addressRemarks(exchange: string, published: PublishedAddress): LiveRemark[] {
	const { address, reverseName, status, pointers, generic, failure, greeting } = published;
	const remarks: LiveRemark[] = [];
	const at = { exchange, address };
	const names = pointers.join(", ");
	if (status === "missing") {
		const message = `${address} of ${exchange} has no PTR in the DNS, so receivers such as Gmail refuse its mail: publish one at ${reverseName}, or have it set by who runs the network`;
		remarks.push(warn(message, at));
	} else if (status === "unconfirmed") {
		const message = `the PTR of ${address} is ${names} in the DNS, which does not have this address, so receivers such as Gmail refuse its mail: make one name the other`;
		remarks.push(warn(message, at));
	} else if (failure !== undefined) {
		remarks.push(note(`the way back from ${address} of ${exchange} could not be looked up: ${failure}`, at));
	}
	if (generic && status !== "unconfirmed") {
		const message = `the PTR of ${address} is ${names} in the DNS, which looks like a dial-up line: have the name of the host set`;
		remarks.push(warn(message, at));
	}
	return greeting ? [...remarks, ...greetingRemarks(exchange, published, greeting)] : remarks;
}

function greetingRemarks(
	exchange: string,
	{ address, pointers }: PublishedAddress,
	greeting: NonNullable<PublishedAddress["greeting"]>,
): LiveRemark[] {
	const at = { exchange, address };
	if (greeting.kind === "failed") {
		const told = greeting.told === undefined ? "" : `: ${greeting.told}`;
		return [note(`${exchange} (${address}) ${GREETING_FAILURE_WORDS[greeting.failure]}${told}`, at)];
	}
	const name = `${greeting.name.toLowerCase().replace(/\.$/, "")}.`;
	if (name === exchange || pointers.includes(name)) return [];
	const message = `${exchange} (${address}) greets as ${greeting.name}, which is neither its name nor that of its PTR: receivers compare these names when it sends`;
	return [note(message, at)];
}

function addressDifferences(published: PublishedExchange, own: ReportedExchange): LiveRemark[] {
	const remarks: LiveRemark[] = [];
	const { exchange } = own;
	for (const ours of own.addresses) {
		const theirs = published.addresses.find(({ address }) => address === ours.address);
		if (theirs) {
			remarks.push(...pointerDifferences(exchange, theirs, ours));
		} else if (published.status !== "unknown") {
			const message = `${exchange} has the address ${ours.address} in the files, but not in the DNS: the change is not published yet, or the serial was not raised`;
			remarks.push(note(message, { exchange, address: ours.address }));
		}
	}
	// Where the files do not say what addresses the host has, they say nothing else either.
	if (own.status === "outside") return remarks;
	for (const { address } of published.addresses) {
		if (own.addresses.some((one) => one.address === address)) continue;
		remarks.push(
			note(`${exchange} has the address ${address} in the DNS, but not in the files`, { exchange, address }),
		);
	}
	return remarks;
}

function pointerDifferences(exchange: string, theirs: PublishedAddress, ours: ReportedAddress): LiveRemark[] {
	if (ours.status === "unknown" || theirs.status === "unknown") return [];
	const at = { exchange, address: theirs.address };
	const lacking = ours.pointers.filter((name) => !theirs.pointers.includes(name));
	const others = theirs.pointers.filter((name) => !ours.pointers.includes(name));
	const remarks: LiveRemark[] = [];
	if (lacking.length > 0) {
		const message = `${theirs.address} has the PTR ${lacking.join(", ")} in the files, but not in the DNS: publish the reverse zone, and see that it is delegated to your servers`;
		remarks.push(note(message, at));
	}
	if (others.length > 0) {
		remarks.push(note(`${theirs.address} has the PTR ${others.join(", ")} in the DNS, but not in the files`, at));
	}
	return remarks;
}

function warn(message: string, at: Pick<LiveRemark, "exchange" | "address"> = {}): LiveRemark {
	return { severity: "warning", message, ...at };
}

function note(message: string, at: Pick<LiveRemark, "exchange" | "address"> = {}): LiveRemark {
	return { severity: "information", message, ...at };
}
