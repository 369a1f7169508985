import pLimit from "p-limit";
import { looksGeneric } from "../mail/generic-name.ts";
import { parseAddress } from "../records/address.ts";
import { reverseName } from "../tables/reverse-name.ts";
import type { AddressStatus, ExchangeStatus } from "../trio/status.ts";
import { type Answer, FAILURE_WORDS, valuesOf } from "./answer.ts";
import type { DnsClient } from "./dns-client.ts";
import { type Greeting, smtpGreeting } from "./smtp-greeting.ts";

/** One address of a mail host as it is published, and the way back from it. */
export interface PublishedAddress {
	readonly address: string;
	readonly reverseName: string;
	readonly status: AddressStatus;
	readonly pointers: readonly string[];
	/** Whether its PTR looks like the name of a dial-up line. */
	readonly generic: boolean;
	/** Why the way back is not known, where it is not. */
	readonly failure?: string;
	/** What the server says on port 25, where that was asked for. */
	readonly greeting?: Greeting;
}

/** A mail host as it is published. */
export interface PublishedExchange {
	readonly preference: number;
	readonly exchange: string;
	/** `unknown` where the look-up failed. */
	readonly status: Exclude<ExchangeStatus, "outside"> | "unknown";
	/** For `cname`: the name that it is an alias of. */
	readonly end?: string;
	readonly addresses: readonly PublishedAddress[];
	readonly failure?: string;
}

/** What is published of the mail of a domain. */
export interface PublishedDomain {
	/** Absolute. */
	readonly domain: string;
	/** `implicit` where a domain without MX takes mail at its own address (RFC 5321 section 5.1). */
	readonly mx: "found" | "implicit" | "none" | "no-name" | "failed";
	readonly exchanges: readonly PublishedExchange[];
	readonly failure?: string;
	/** When it was looked up; ISO 8601, UTC. */
	readonly time: string;
}

/** How it is looked up. */
export interface PublishedMailOptions {
	readonly client: DnsClient;
	/** Whether mail hosts are asked for their greeting; how long each has, in milliseconds, and its port. */
	readonly smtp?: { readonly timeout: number; readonly port?: number };
	readonly now: () => Date;
	/** Whether nobody wants to know any more; what is left is then not looked up. */
	readonly isOver?: () => boolean;
	/** Called when a domain is done. */
	readonly done?: (domain: string) => void;
}

/** So many domains are looked up at a time: each takes a dozen questions. */
const AT_A_TIME = 8;

/** Looks up the mail of domains, absolute names, as senders and receivers do: MX, addresses, PTR, and the way back. */
export function publishedMail(domains: readonly string[], options: PublishedMailOptions): Promise<PublishedDomain[]> {
	const limit = pLimit(AT_A_TIME);
	return limit.map(domains, async (domain) => {
		const published = options.isOver?.() ? givenUp(domain, options) : await publishedDomain(domain, options);
		options.done?.(domain);
		return published;
	});
}

function givenUp(domain: string, { now }: PublishedMailOptions): PublishedDomain {
	return { domain, time: now().toISOString(), mx: "failed", exchanges: [], failure: FAILURE_WORDS.cancelled };
}

async function publishedDomain(domain: string, options: PublishedMailOptions): Promise<PublishedDomain> {
	const { client, now } = options;
	const answer = await client.mx(domain);
	const base = { domain, time: now().toISOString() };
	if (answer.kind === "failed") return { ...base, mx: "failed", exchanges: [], failure: FAILURE_WORDS[answer.failure] };
	if (answer.kind === "no-name") return { ...base, mx: "no-name", exchanges: [] };
	if (answer.kind === "found") {
		const exchanges = await Promise.all(answer.values.map((mx) => publishedExchange(mx, options)));
		return { ...base, mx: "found", exchanges };
	}
	const own = await publishedExchange({ preference: 0, exchange: domain }, options);
	if (own.status === "no-address") return { ...base, mx: "none", exchanges: [] };
	return { ...base, mx: "implicit", exchanges: [own] };
}

async function publishedExchange(
	mx: { readonly preference: number; readonly exchange: string },
	options: PublishedMailOptions,
): Promise<PublishedExchange> {
	const { client } = options;
	const { exchange } = mx;
	if (exchange === ".") return { ...mx, status: "null", addresses: [] };
	const [alias, ipv4, ipv6] = await Promise.all([client.alias(exchange), client.ipv4(exchange), client.ipv6(exchange)]);
	const found = [...valuesOf(ipv4), ...valuesOf(ipv6)];
	const addresses = await Promise.all(found.map((address) => publishedAddress(address, options)));
	const [end] = valuesOf(alias);
	if (end !== undefined) return { ...mx, status: "cname", end, addresses };
	if (addresses.length > 0) return { ...mx, status: "ok", addresses };
	const failed = failureOf(ipv4, ipv6);
	return failed === undefined
		? { ...mx, status: "no-address", addresses }
		: { ...mx, status: "unknown", addresses, failure: failed };
}

async function publishedAddress(address: string, options: PublishedMailOptions): Promise<PublishedAddress> {
	const { client, smtp } = options;
	const octets = parseAddress(address)!;
	const [answer, greeting] = await Promise.all([
		client.pointers(address),
		smtp && smtpGreeting(address, smtp.timeout, smtp.port),
	]);
	const pointers = valuesOf(answer);
	const back = await wayBack(address, answer, client);
	return {
		address,
		reverseName: reverseName(octets),
		...back,
		pointers,
		generic: pointers.some((name) => looksGeneric(name, octets)),
		...(greeting && { greeting }),
	};
}

/** Whether a host that a PTR names has the address (forward-confirmed reverse DNS). */
async function wayBack(
	address: string,
	answer: Answer<string>,
	client: DnsClient,
): Promise<Pick<PublishedAddress, "status" | "failure">> {
	if (answer.kind === "failed") return { status: "unknown", failure: FAILURE_WORDS[answer.failure] };
	if (answer.kind !== "found") return { status: "missing" };
	const isIpv6 = address.includes(":");
	const hosts = await Promise.all(answer.values.map((name) => (isIpv6 ? client.ipv6(name) : client.ipv4(name))));
	const wanted = String(parseAddress(address));
	if (hosts.some((host) => valuesOf(host).some((one) => String(parseAddress(one)) === wanted))) return { status: "ok" };
	const failed = failureOf(...hosts);
	return failed === undefined ? { status: "unconfirmed" } : { status: "unverified", failure: failed };
}

function failureOf(...answers: readonly Answer<unknown>[]): string | undefined {
	for (const answer of answers) if (answer.kind === "failed") return FAILURE_WORDS[answer.failure];
	return undefined;
}
