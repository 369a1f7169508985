import { passingTerm } from "../mail/spf-evaluation.ts";
import type { RuleContext } from "../rules/views/rule-context.ts";
import type { AddressId } from "../tables/address-table.ts";
import type { NameId } from "../tables/name-table.ts";
import { mxPreference } from "../trio/mx-preference.ts";
import type { AddressChain, Exchange, Pointer } from "../trio/status.ts";
import type { Universe } from "../workspace/universe.ts";
import type { Zone } from "../zone/zone.ts";
import { type Branch, branchesOf, type Mark } from "./branch.ts";
import { moreDomains } from "./mail-roles.ts";
import { STATUS_WORDS, type Status, VERDICT_MARKS } from "./status-words.ts";

/** More of each kind are counted and not drawn. */
const MAX_DRAWN = 8;

/** As much of a reverse name as a reader takes in. */
const MAX_LABELS = 20;

const POINTER_MARKS: Readonly<Record<Pointer["state"], Mark>> = {
	confirmed: "✓",
	differs: "✗",
	absent: "✗",
	outside: "?",
};

/** Draws the way of mail from domains to addresses to PTR records and back, as one universe sees it. */
export class ChainPicture {
	readonly #context: RuleContext;
	readonly #universe: Universe;

	constructor(context: RuleContext, universe: Universe) {
		this.#context = context;
		this.#universe = universe;
	}

	/** A domain and its mail servers; undefined where it has no MX. */
	domain(domain: NameId): Branch | undefined {
		const exchanges = this.#exchangesOf(domain);
		if (exchanges.length === 0) return undefined;
		const draw = (exchange: Exchange) => this.#exchange(exchange, exchange.addresses);
		const below = branchesOf(exchanges, MAX_DRAWN, draw, (count) => `${count} more MX records`);
		return { text: this.#nameText(domain), below };
	}

	/** The domains whose MX names a host; the way on from it is drawn once. */
	domainsOfHost(domains: readonly NameId[], host: NameId): Branch[] {
		return this.#domainsBy(domains, (exchange) => exchange.target === host);
	}

	/** The domains that receive mail at an address, and nothing beside it. */
	domainsOfAddress(domains: readonly NameId[], address: AddressId): Branch[] {
		return this.#domainsBy(domains, (exchange) => exchange.addresses.includes(address), address);
	}

	/** A host and its addresses; undefined where it has none that are known. */
	host(host: NameId): Branch | undefined {
		const { lookup } = this.#context.workspace;
		const resolution = lookup.resolve(this.#universe, lookup.sought(host));
		const { addresses } = this.#context.chains.addressesAt(resolution);
		if (addresses.length === 0) return undefined;
		const below = this.#addresses(addresses);
		if (resolution.aliases.length === 0) return { text: this.#nameText(host), below };
		const alias = { text: `CNAME ${lookup.text(resolution.end)}`, below };
		return { text: this.#nameText(host), below: [alias] };
	}

	/** Hosts that share an address; the way on from it is drawn once. */
	hosts(hosts: readonly string[], address: Branch): Branch[] {
		const draw = (text: string, index: number) => ({ text, below: [index === 0 ? address : repeated(address)] });
		return branchesOf(hosts, MAX_DRAWN, draw, (count) => `${count} more hosts`);
	}

	/** The domains whose SPF passes an address, and nothing beside it. */
	sendersOf(domains: readonly NameId[], address: AddressId): Branch[] {
		const octets = this.#context.workspace.tables.addresses.octets(address);
		const own = this.address(address);
		const draw = (domain: NameId, index: number) => {
			const policy = this.#context.facts.policy(this.#universe, domain);
			const term = policy && passingTerm(policy, octets);
			const end = index === 0 ? own : repeated(own);
			const below = term ? [{ text: `SPF ${term.text}`, below: [end] }] : [end];
			return { text: this.#nameText(domain), below };
		};
		return branchesOf(domains, MAX_DRAWN, draw, () => `${moreDomains(MAX_DRAWN, domains.length)} domains`);
	}

	/** An address and its PTR records. */
	address(address: AddressId): Branch {
		const chain = this.#context.chains.chain(this.#universe, address);
		const text = this.#context.workspace.tables.addresses.text(address);
		const status = `${chain.status}${this.#whyAddress(chain)}`;
		const mark = markOf(chain.status);
		const [pointer, ...others] = chain.pointers;
		if (chain.aliases.length > 0) {
			return { text, mark, status, below: [{ text: `CNAME ${chain.endName}`, below: this.#pointers(chain) }] };
		}
		if (others.length > 0) return { text, mark, status, below: this.#pointers(chain) };
		return { text: pointer ? `${text} → ${pointer.target}` : text, mark, status, below: [] };
	}

	#domainsBy(domains: readonly NameId[], leads: (exchange: Exchange) => boolean, only?: AddressId): Branch[] {
		const drawn = new Set<NameId>();
		const draw = (domain: NameId) => {
			const below = this.#exchangesOf(domain)
				.filter(leads)
				.map((exchange) => {
					const isRepeated = drawn.size === drawn.add(exchange.target).size;
					if (isRepeated) return repeated(this.#exchange(exchange, []));
					return this.#exchange(exchange, only === undefined ? exchange.addresses : [only]);
				});
			// A domain without MX receives at its own address.
			return (below.length === 0 && this.host(domain)) || { text: this.#nameText(domain), below };
		};
		return branchesOf(domains, MAX_DRAWN, draw, () => `${moreDomains(MAX_DRAWN, domains.length)} domains`);
	}

	#addresses(addresses: readonly AddressId[]): Branch[] {
		const draw = (address: AddressId) => this.address(address);
		return branchesOf(addresses, MAX_DRAWN, draw, (count) => `${count} more addresses`);
	}

	/** The MX records of a domain, the preferred ones first. */
	#exchangesOf(domain: NameId): Exchange[] {
		const { chains, workspace } = this.#context;
		const { answer } = workspace.lookup.resolve(this.#universe, workspace.lookup.sought(domain));
		if (answer.kind !== "found") return [];
		const exchanges = chains.exchanges(this.#universe, answer.zone, answer.node);
		return exchanges.sort((one, other) => this.#preference(one) - this.#preference(other));
	}

	#preference({ record }: Exchange): number {
		return mxPreference(this.#context.workspace, record);
	}

	#exchange(exchange: Exchange, addresses: readonly AddressId[]): Branch {
		return {
			text: `MX ${this.#preference(exchange)} ${this.#nameText(exchange.target)}`,
			mark: markOf(exchange.status),
			status: `${exchange.status}${this.#whyExchange(exchange)}`,
			below: this.#addresses(addresses),
		};
	}

	#whyExchange({ status, end, wildcard, cut, addresses }: Exchange): string {
		if (status === "no-address") return ": no A or AAAA record";
		if (status === "cname")
			return `: an alias of ${end}${addresses.length > 0 ? "" : ", of which no address is known"}`;
		if (status === "null") return ": accepts no mail";
		if (status === "outside") return cut >= 0 ? `: delegated at ${this.#nameText(cut)}` : ": no loaded zone has it";
		return wildcard ? ": from a wildcard" : "";
	}

	#whyAddress(chain: AddressChain): string {
		const { status, zone, pointers, external, wildcard } = chain;
		if (status === "ok") return wildcard ? ": from a wildcard" : "";
		if (external) return ": the settings say that its reverse zone is elsewhere";
		if (status === "missing" && zone)
			return `: ${this.#nameText(zone.origin)} has no PTR ${this.#below(chain.endName, zone.origin)}`;
		if (status === "unknown") return `: ${whyUnknown(zone)}`;
		const [pointer, ...others] = pointers;
		return pointer && others.length === 0 ? `: ${whyPointer(pointer)}` : "";
	}

	/** The labels of a name below an origin, as one would write them; "for it" where they are many. */
	#below(name: string, origin: NameId): string {
		const text = this.#nameText(origin);
		const labels = name.endsWith(`.${text}`) ? name.slice(0, -text.length - 1) : name;
		return labels.length <= MAX_LABELS ? labels : "for it";
	}

	#pointers({ pointers }: AddressChain): Branch[] {
		const draw = (pointer: Pointer): Branch => {
			const mark = POINTER_MARKS[pointer.state];
			return { text: `PTR ${pointer.target}`, mark, status: whyPointer(pointer), below: [] };
		};
		return branchesOf(pointers, MAX_DRAWN, draw, (count) => `${count} more PTR records`);
	}

	#nameText(name: NameId): string {
		return this.#context.workspace.tables.names.text(name);
	}
}

function markOf(status: Status): Mark {
	return VERDICT_MARKS[STATUS_WORDS[status].verdict];
}

/** A step that is drawn elsewhere with all that follows from it. */
function repeated(branch: Branch): Branch {
	return { ...branch, below: [], status: "as above" };
}

function whyUnknown(zone: Zone | undefined): string {
	if (!zone) return "no loaded zone answers for it";
	if (zone.reverseGenerate) return "the server makes the PTR by itself";
	return "the server changes the zone, so its file does not tell all PTRs";
}

function whyPointer({ state, target }: Pointer): string {
	switch (state) {
		case "confirmed":
			return "confirmed";
		case "differs":
			return `${target} has other addresses`;
		case "absent":
			return `${target} has no address`;
		case "outside":
			return `${target} lies outside the loaded zones`;
	}
}
