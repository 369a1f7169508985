import { promises as dns } from "node:dns";
import { parseAddress } from "../records/address.ts";
import { reverseName } from "../tables/reverse-name.ts";
import type { Answer, LookupFailure } from "./answer.ts";
import { answersOverUdp } from "./udp-probe.ts";

/** Who is asked, and how long. */
export interface DnsClientOptions {
	/** Addresses of servers, with a port where it is not 53: `192.0.2.53`, `[2001:db8::53]:5353`; those of the system if there are none. */
	readonly servers: readonly string[];
	/** How long one server has to answer a question once, in milliseconds. */
	readonly timeout: number;
}

/** An MX record as it is published. */
export interface PublishedMx {
	readonly preference: number;
	/** Absolute and in lower case; `.` for a null MX (RFC 7505). */
	readonly exchange: string;
}

/** Each server is asked so many times. */
const TRIES = 2;

/**
 * Looks up what is published, through the servers that are given. Each question is asked once; who asks again gets the same
 * answer. No answer is an exception: what goes wrong is a part of it.
 */
export class DnsClient {
	readonly servers: readonly string[];
	readonly #resolver: dns.Resolver;
	readonly #timeout: number;
	readonly #answers = new Map<string, Promise<Answer<unknown>>>();

	/** @throws TypeError for a server that is no address. */
	constructor({ servers, timeout }: DnsClientOptions) {
		this.#resolver = new dns.Resolver({ timeout, tries: TRIES });
		this.#timeout = timeout;
		if (servers.length > 0) this.#resolver.setServers(servers);
		this.servers = this.#resolver.getServers();
	}

	/** The MX records of a domain, the first to be tried first. */
	mx(domain: string): Promise<Answer<PublishedMx>> {
		return this.#ask(`MX ${domain}`, async () => {
			const records = await this.#resolver.resolveMx(asked(domain));
			return records
				.map(({ priority, exchange }) => ({ preference: priority, exchange: absolute(exchange) }))
				.sort((one, other) => one.preference - other.preference || (one.exchange < other.exchange ? -1 : 1));
		});
	}

	/** The IPv4 addresses of a host, through aliases. */
	ipv4(host: string): Promise<Answer<string>> {
		return this.#ask(`A ${host}`, () => this.#resolver.resolve4(asked(host)));
	}

	/** The IPv6 addresses of a host, through aliases. */
	ipv6(host: string): Promise<Answer<string>> {
		return this.#ask(`AAAA ${host}`, () => this.#resolver.resolve6(asked(host)));
	}

	/** The name that a host is an alias of. */
	alias(host: string): Promise<Answer<string>> {
		return this.#ask(`CNAME ${host}`, async () => (await this.#resolver.resolveCname(asked(host))).map(absolute));
	}

	/** The names that the PTR records of an address give, through the aliases of RFC 2317. */
	pointers(address: string): Promise<Answer<string>> {
		return this.#ask(`PTR ${address}`, async () => {
			const octets = parseAddress(address);
			const names = octets ? await this.#resolver.resolvePtr(asked(reverseName(octets))) : [];
			return names.map(absolute).sort();
		});
	}

	/** Gives up all that is being looked up. */
	cancel(): void {
		this.#resolver.cancel();
	}

	#ask<Value>(key: string, ask: () => Promise<readonly Value[]>): Promise<Answer<Value>> {
		const known = this.#answers.get(key);
		if (known) return known as Promise<Answer<Value>>;
		const answer = this.#answer(ask);
		this.#answers.set(key, answer);
		return answer;
	}

	async #answer<Value>(ask: () => Promise<readonly Value[]>): Promise<Answer<Value>> {
		try {
			const values = await ask();
			return values.length > 0 ? { kind: "found", values } : { kind: "no-data" };
		} catch (error) {
			const code = codeOf(error);
			if (code === "ENOTFOUND") return { kind: "no-name" };
			if (code === "ENODATA") return { kind: "no-data" };
			return { kind: "failed", failure: await this.#failure(code) };
		}
	}

	/** Who answers over UDP and is not to be reached all the same was asked over TCP, since an answer was too long. */
	async #failure(code: string): Promise<LookupFailure> {
		const failure = FAILURES.get(code) ?? "bad-answer";
		const [server] = this.servers;
		if (failure !== "unreachable" || server === undefined) return failure;
		return (await answersOverUdp(server, this.#timeout)) ? "truncated" : failure;
	}
}

/** By the codes of `node:dns`. */
const FAILURES: ReadonlyMap<string, LookupFailure> = new Map([
	[dns.TIMEOUT, "timeout"],
	[dns.REFUSED, "refused"],
	[dns.SERVFAIL, "server-failure"],
	[dns.NOTIMP, "refused"],
	[dns.CONNREFUSED, "unreachable"],
	["ENETUNREACH", "unreachable"],
	["EHOSTUNREACH", "unreachable"],
	[dns.BADNAME, "bad-name"],
	[dns.BADQUERY, "bad-name"],
	[dns.CANCELLED, "cancelled"],
]);

function codeOf(error: unknown): string {
	return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** The root is asked for as it is, other names without their last dot. */
function asked(name: string): string {
	return name === "." ? name : name.replace(/\.$/, "");
}

function absolute(name: string): string {
	return name === "" || name === "." ? "." : `${name.replace(/\.$/, "").toLowerCase()}.`;
}
