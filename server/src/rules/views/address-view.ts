import { networkOfReverseOrigin, parseNetwork } from "../../config/network.ts";
import { hasPrefix, isPrivateAddress, isPublicAddress } from "../../mail/special-address.ts";
import { isPassing, passingTerm, spfPasses } from "../../mail/spf-evaluation.ts";
import type { AddressPrefix } from "../../mail/spf-policy.ts";
import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { MANY_DOMAINS } from "../../trio/mail-facts.ts";
import type { AddressChain, Exchange } from "../../trio/status.ts";
import { TYPE_A, TYPE_AAAA, TYPE_CNAME, TYPE_MX, TYPE_PTR, TYPE_SOA } from "../../workspace/lookup.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Place } from "../place.ts";
import { isPointerTarget } from "./pointer-target.ts";
import { PointerView } from "./pointer-view.ts";
import type { RecordView } from "./record-view.ts";
import type { RuleContext } from "./rule-context.ts";
import { isStockZone } from "./stock-zone.ts";

/** What an address does in mail. */
export type MailRole = "sending" | "receiving" | "none";

/** One address as one universe sees it. */
export class AddressView {
	readonly id: AddressId;
	readonly context: RuleContext;
	readonly universe: Universe;
	#chain: AddressChain | undefined;
	#sending: boolean | undefined;
	#hosts: readonly RecordView[] | undefined;

	constructor(context: RuleContext, universe: Universe, id: AddressId) {
		this.context = context;
		this.universe = universe;
		this.id = id;
	}

	/** As it is written: `192.0.2.25`. */
	get text(): string {
		return this.context.workspace.tables.addresses.text(this.id);
	}

	/** Its 4 or 16 octets. */
	get octets(): Uint8Array {
		return this.context.workspace.tables.addresses.octets(this.id);
	}

	get isIpv4(): boolean {
		return this.context.workspace.tables.addresses.isIpv4(this.id);
	}

	/** Global, or of a documentation network, which stands for a global one. */
	get isPublic(): boolean {
		return isPublicAddress(this.octets);
	}

	/** Of a private, shared, loopback or link-local network. */
	get isPrivate(): boolean {
		return isPrivateAddress(this.octets);
	}

	/** The way back: reverse name, PTRs and their status. */
	get chain(): AddressChain {
		if (!this.#chain) {
			this.#chain = this.context.chains.chain(this.universe, this.id);
			// A PTR that is only told of is no record whose reference could be followed back.
			for (const pointer of this.#chain.pointers) if (pointer.record < 0) this.#watch(pointer.targetName);
		}
		return this.#chain;
	}

	/** Whether some domain receives mail at it. */
	get isInbound(): boolean {
		return this.context.facts.isInbound(this.universe, this.id);
	}

	/** Whether mail is sent from it. */
	get isSending(): boolean {
		this.#sending ??= this.context.facts.isSending(this.universe, this.id);
		return this.#sending;
	}

	/** What it does in mail; sending weighs more, and a remark `role=none` takes a host out of it. */
	get role(): MailRole {
		if (this.context.notes.isNoMail(this.id)) return "none";
		return this.isSending ? "sending" : this.isInbound ? "receiving" : "none";
	}

	/** Whether another universe sees it take part in mail. */
	isMailIn(universe: Universe): boolean {
		const { facts, notes } = this.context;
		return !notes.isNoMail(this.id) && (facts.isInbound(universe, this.id) || facts.isSending(universe, this.id));
	}

	/** Its PTRs in the order of their targets, each with what becomes of its target. */
	get pointers(): readonly PointerView[] {
		return this.chain.pointers
			.map((pointer) => new PointerView(this, pointer))
			.sort((one, other) => (one.target < other.target ? -1 : one.target > other.target ? 1 : 0));
	}

	/** The domains that receive at it, in the order of their names. */
	get inboundDomains(): readonly string[] {
		return this.#texts(this.context.facts.inboundDomains(this.universe, this.id));
	}

	/** The domains that say they send from it. */
	get sendingDomains(): readonly string[] {
		return this.#texts(this.context.facts.sendingDomains(this.universe, this.id));
	}

	/** The HELO name that a remark or a setting gives, absolute; undefined if none does. */
	get helo(): string | undefined {
		return this.context.notes.helo(this.id);
	}

	/** The A or AAAA records with this address that the universe can see, in the order of their owners. */
	get hosts(): readonly RecordView[] {
		this.#hosts ??= this.#visibleHosts();
		return this.#hosts;
	}

	/** Names that a PTR of this address could lead back to, best first: the HELO name, MX targets, the others by their name. */
	get candidateNames(): readonly string[] {
		const { hosts, helo } = this;
		const rank = (host: RecordView) => (host.owner === helo ? 0 : this.#isMailHost(host.ownerName) ? 1 : 2);
		const ranked = hosts
			.filter((host) => isPointerTarget(this, host))
			.map((host) => ({ owner: host.owner, rank: hosts.length > 1 ? rank(host) : 0 }));
		ranked.sort((one, other) => one.rank - other.rank || (one.owner < other.owner ? -1 : 1));
		return [...new Set(ranked.map(({ owner }) => owner))];
	}

	/** The MX records that lead to it, in the order of their domains; none where more domains receive at it than anyone would read of. */
	get mailRecords(): readonly RecordView[] {
		if (this.countDomains(MANY_DOMAINS) >= MANY_DOMAINS) return [];
		return this.context.facts
			.inboundDomains(this.universe, this.id)
			.flatMap((domain) => this.#exchangesOf(domain))
			.filter((exchange) => exchange.addresses.includes(this.id))
			.map((exchange) => this.context.viewRecord(this.context, exchange.record));
	}

	/** The targets of the MX records of the domains that send from it or receive at it; watched. */
	get mailTargets(): readonly string[] {
		const { facts, watch, workspace } = this.context;
		const domains = [...facts.inboundDomains(this.universe, this.id), ...facts.sendingDomains(this.universe, this.id)];
		for (const domain of domains) watch.name(domain);
		const targets = domains.flatMap((domain) => this.#exchangesOf(domain)).map(({ target }) => target);
		return [...new Set(targets)].map((target) => workspace.tables.names.text(target));
	}

	/** The SOA of the loaded zone that answers for its reverse name. */
	get reverseSoa(): RecordView | undefined {
		const { zone } = this.chain;
		const soa = zone ? this.context.workspace.lookup.recordIn(zone, zone.origin, TYPE_SOA) : -1;
		return soa >= 0 ? this.context.viewRecord(this.context, soa as RecordId) : undefined;
	}

	/** The origin of the loaded zone that answers for its reverse name; "" where none does. */
	get reverseOrigin(): string {
		const { zone } = this.chain;
		return zone ? this.context.workspace.tables.names.text(zone.origin) : "";
	}

	/** Whether a loaded reverse zone that is worth a judgement answers for it and has no PTR, nor a classless zone below that. */
	get lacksPointer(): boolean {
		const { status, zone } = this.chain;
		if (status !== "missing" || !zone) return false;
		if (!(this.isPublic || this.isPrivate) || isStockZone(this.context, zone)) return false;
		return this.classlessPointers.length === 0;
	}

	/**
	 * The PTRs that stand for it in loaded classless zones directly below its reverse zone (RFC 2317), whether
	 * a look-up comes to them or not; watched.
	 */
	get classlessPointers(): readonly RecordView[] {
		if (!this.isIpv4) return [];
		const { lookup, tables, zones } = this.context.workspace;
		const { names } = tables;
		const [octet = "", ...above] = this.chain.reverseName.split(".");
		const parent = this.context.workspace.sought(above.join("."));
		const found: RecordView[] = [];
		if (!parent || parent.lacking.length > 0) return found;
		for (let child = names.firstChild[parent.name]!; child >= 0; child = names.nextSibling[child]!) {
			for (const zone of zones.at(child as NameId)) {
				if (!zones.isVisible(this.universe, zone)) continue;
				const origin = names.text(zone.origin);
				const network = parseNetwork(zone.network) ?? networkOfReverseOrigin(origin);
				if (!network || !hasPrefix(this.octets, Uint8Array.from(network.octets), network.length)) continue;
				const owner = this.context.workspace.name(`${octet}.${origin}`);
				this.context.watch.name(owner);
				found.push(
					...lookup.recordsIn(zone, owner, TYPE_PTR).map((record) => this.context.viewRecord(this.context, record)),
				);
			}
		}
		return found;
	}

	/** How many domains say they receive or send at it; counted no further than `most`. */
	countDomains(most: number): number {
		return this.context.facts.countDomains(this.universe, this.id, most);
	}

	/** Where a finding about it stands: at its record (that of the best name first), else at the SPF term that names it. */
	get at(): Place | undefined {
		const hosts = this.hosts;
		if (hosts.length === 1) return hosts[0]!.atField(0);
		const best = this.candidateNames[0];
		const host = hosts.find((one) => one.owner === best) ?? hosts[0];
		if (host) return host.atField(0);
		return this.atOwnSpfTerm;
	}

	/** The SPF term that makes it a sender; of very many only one that names it by itself. */
	get atSpfTerm(): Place | undefined {
		if (this.countDomains(MANY_DOMAINS) >= MANY_DOMAINS) {
			return this.hosts.length > 0 ? undefined : this.atOwnSpfTerm;
		}
		for (const name of this.context.facts.sendingDomains(this.universe, this.id)) {
			const policy = this.context.facts.policy(this.universe, name);
			const term = policy && passingTerm(policy, this.octets);
			const zone = this.context.workspace.lookup.zoneFor(this.universe, name);
			const [spf] = zone ? this.context.facts.spf.recordsAt(zone, name) : [];
			if (spf && term) return { record: spf.record, part: 0, text: { start: term.start, end: term.end } };
		}
		return undefined;
	}

	/** Watches a name and what its aliases lead to. */
	#watch(name: NameId): void {
		const { watch, workspace } = this.context;
		workspace.lookup.resolve(this.universe, workspace.lookup.sought(name), (sought) => watch.name(sought.name));
	}

	/** Whether an MX names one of its hosts, directly or by an alias. */
	isMailHost(host: RecordView): boolean {
		return this.#isMailHost(host.ownerName);
	}

	#isMailHost(name: NameId, depth = 0): boolean {
		const { tables, zones } = this.context.workspace;
		this.context.watch.references(name);
		if (zones.references.has(this.universe, name, TYPE_MX)) return true;
		if (depth === MAX_ALIASES) return false;
		for (const alias of zones.references.toName(this.universe, name, TYPE_CNAME)) {
			if (this.#isMailHost(tables.records.owner[alias]! as NameId, depth + 1)) return true;
		}
		return false;
	}

	/** The `ip4:` or `ip6:` term of a loaded SPF record that passes this address and no other: wider ones name no host. */
	get atOwnSpfTerm(): Place | undefined {
		const { facts, workspace } = this.context;
		const { octets } = this;
		for (const name of facts.namingDomains(this.universe, this.id)) {
			const policy = facts.policy(this.universe, name);
			if (!policy || !spfPasses(policy, octets)) continue;
			const step = policy.content.steps.find((one) => one.network && isPassing(one) && isOnly(octets, one.network));
			const zone = step && workspace.lookup.zoneFor(this.universe, name);
			const [spf] = zone ? facts.spf.recordsAt(zone, name) : [];
			if (step && spf) return { record: spf.record, part: 0, text: { start: step.term.start, end: step.term.end } };
		}
		return undefined;
	}

	/** Whether a remark says that it receives mail and sends none. */
	get isReceivingOnly(): boolean {
		return this.context.notes.isInboundOnly(this.id);
	}

	/** The other addresses of its hosts; watched. */
	get siblings(): readonly AddressView[] {
		const { watch } = this.context;
		const found = new Map<AddressId, AddressView>();
		for (const host of this.hosts) {
			watch.name(host.ownerName);
			for (const record of [...host.recordsOfOwner(TYPE_A), ...host.recordsOfOwner(TYPE_AAAA)]) {
				const { id } = record.address;
				watch.address(id);
				if (id !== this.id) found.set(id, new AddressView(this.context, this.universe, id));
			}
		}
		return [...found.values()];
	}

	#visibleHosts(): readonly RecordView[] {
		const { references } = this.context.workspace.zones;
		const found = Array.from(references.toAddress(this.universe, this.id), (record) =>
			this.context.viewRecord(this.context, record),
		);
		return found.length > 1 ? sortedByOwner(found) : found;
	}

	#exchangesOf(domain: NameId): readonly Exchange[] {
		const zone = this.context.workspace.lookup.zoneFor(this.universe, domain);
		return zone ? this.context.chains.exchanges(this.universe, zone, domain) : [];
	}

	#texts(names: readonly NameId[]): string[] {
		return names.map((name) => this.context.workspace.tables.names.text(name));
	}
}

/** Aliases of aliases are followed this far. */
const MAX_ALIASES = 4;

/** Whether an address is all that the prefixes of a term hold. */
function isOnly(octets: Uint8Array, { address, length }: AddressPrefix): boolean {
	return length === octets.length * 8 && hasPrefix(octets, address, length);
}

/** In the order of their owners; those of one owner by their file and their place in it, which stay when zones come and go. */
function sortedByOwner(records: RecordView[]): RecordView[] {
	return records
		.map((record) => {
			const { reader, tables } = record.context.workspace;
			const { slice, index } = reader.blockOf(record.id);
			return { record, owner: record.owner, path: slice.file.path, index, offset: tables.records.offset[record.id]! };
		})
		.sort(
			(one, other) =>
				compared(one.owner, other.owner) ||
				compared(one.path, other.path) ||
				one.index - other.index ||
				one.offset - other.offset,
		)
		.map(({ record }) => record);
}

function compared(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
