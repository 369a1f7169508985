import { hasPrefix } from "../mail/special-address.ts";
import { parseAddress } from "../records/address.ts";
import type { AddressId } from "../tables/address-table.ts";
import { type NameId, NO_NAME, ROOT_NAME } from "../tables/name-table.ts";
import type { RecordId } from "../tables/record-table.ts";
import { addressOfReverseName, reverseName, reverseWireName } from "../tables/reverse-name.ts";
import { CROWD } from "../workspace/crowd.ts";
import { type Resolution, TYPE_A, TYPE_AAAA, TYPE_MX, TYPE_PTR } from "../workspace/lookup.ts";
import type { Universe } from "../workspace/universe.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Zone } from "../zone/zone.ts";
import type { HostNotes } from "./host-notes.ts";
import { type NetworkZone, networkZones } from "./network-zones.ts";
import type { AddressChain, AddressStatus, Exchange, ExchangeStatus, Pointer } from "./status.ts";

const NO_RECORD = -1 as RecordId;

/** The addresses that a name has in a zone, and the records in which they stand; of a crowd, those that are followed. */
export interface HostAddresses {
	readonly addresses: readonly AddressId[];
	readonly records: readonly RecordId[];
	/** Where there are many: all of them, to be looked up. */
	readonly members?: ReadonlySet<AddressId>;
	/** Whether not all are followed. */
	readonly isCrowd?: boolean;
}

/** Follows MX → address → PTR → host through the loaded zones. What it keeps of hosts and networks holds for one revision of the workspace. */
export class Chains {
	readonly #workspace: Workspace;
	readonly #hosts = new Map<number, Exchange>();
	/** By universe and /24 of IPv4: whether none of its addresses is served. */
	readonly #unserved = new Map<number, boolean>();
	/** By zone and name: the addresses of hosts that have many. */
	readonly #crowds = new Map<number, HostAddresses>();
	/** The revision of the workspace for which these three hold. */
	#keptOf = -1;
	#networks: readonly NetworkZone[] = [];
	#hasReverseZones = true;
	#external: readonly { readonly prefix: Uint8Array; readonly length: number }[] = [];
	#known = new Map<AddressId, string>();

	readonly #notes: HostNotes;

	constructor(workspace: Workspace, notes: HostNotes) {
		this.#workspace = workspace;
		this.#notes = notes;
	}

	/** Forgets what was looked up; to be called when the zones are read on without a new revision. */
	forget(): void {
		this.#hosts.clear();
		this.#unserved.clear();
		this.#crowds.clear();
	}

	/** Takes over settings and the networks of classless zones; to be called when either changed. */
	refresh(): void {
		const { settings, tables } = this.#workspace;
		this.#networks = networkZones(this.#workspace);
		this.#hasReverseZones = this.#findReverseZones();
		this.#external = settings.reverse.external.flatMap((text) => {
			const [address = "", length] = text.split("/");
			const prefix = parseAddress(address);
			return prefix ? [{ prefix, length: length === undefined ? prefix.length * 8 : Number(length) }] : [];
		});
		this.#known = new Map();
		for (const [text, target] of Object.entries(settings.reverse.known)) {
			const octets = parseAddress(text);
			if (octets) this.#known.set(tables.addresses.intern(octets, 0, octets.length), target);
		}
	}

	/** Whether the ways back are those of the loaded reverse zones: no setting tells of others, nor of classless networks. */
	get restOnZonesAlone(): boolean {
		return this.#networks.length === 0 && this.#external.length === 0 && this.#known.size === 0;
	}

	/** The classless reverse zones of which the network is told. */
	get networks(): readonly NetworkZone[] {
		return this.#networks;
	}

	/** The networks whose addresses have their PTRs in a zone or below it. */
	networksOf(zone: Zone): { readonly prefix: Uint8Array; readonly length: number }[] {
		const { names } = this.#workspace.tables;
		const told = this.#networks.filter((network) => network.zone === zone);
		const reverse = addressOfReverseName(names, zone.origin);
		if (reverse) return [...told, { prefix: reverse.octets, length: reverse.bits }];
		const holds = (tree: string) => names.isWithin(this.#workspace.name(tree), zone.origin);
		const trees = [holds("in-addr.arpa.") ? 4 : 0, holds("ip6.arpa.") ? 16 : 0].filter((octets) => octets > 0);
		return [...told, ...trees.map((octets) => ({ prefix: new Uint8Array(octets), length: 0 }))];
	}

	/** Whether some zone answers for reverse names: one in the reverse trees, or one that holds them, such as a root zone. */
	#findReverseZones(): boolean {
		const { names } = this.#workspace.tables;
		const trees = [this.#workspace.name("in-addr.arpa."), this.#workspace.name("ip6.arpa.")];
		for (const { zone } of this.#workspace.openZones()) {
			if (trees.some((tree) => names.isWithin(zone.origin, tree) || names.isWithin(tree, zone.origin))) return true;
		}
		return false;
	}

	/** The addresses of a name, through aliases; with the records they stand in. */
	addressesAt({ answer }: Resolution): HostAddresses {
		return answer.kind === "found" ? this.#addressesIn(answer.zone, answer.node) : NO_ADDRESSES;
	}

	/** Whether a name has an address, through aliases. */
	hasAddress({ answer }: Resolution, address: AddressId): boolean {
		if (answer.kind !== "found") return false;
		const { addresses, members } = this.#addressesIn(answer.zone, answer.node);
		return members ? members.has(address) : addresses.includes(address);
	}

	/** Hosts with many addresses have as many PTRs that lead back to them, so what they have is kept until something changes. */
	#addressesIn(zone: Zone, node: NameId): HostAddresses {
		this.#forgetOld();
		const known = this.#crowds.size > 0 ? this.#crowds.get(nodeKey(zone, node)) : undefined;
		if (known) return known;
		const { lookup } = this.#workspace;
		const ipv4 = lookup.recordsIn(zone, node, TYPE_A);
		const ipv6 = lookup.recordsIn(zone, node, TYPE_AAAA);
		const all = ipv6.length === 0 ? ipv4 : [...ipv4, ...ipv6];
		if (all.length <= FEW_ADDRESSES) return { addresses: [...this.#addressesOf(all)], records: all };
		const isCrowd = all.length > CROWD;
		const records = isCrowd ? [...ipv4.slice(0, MOST_FOLLOWED), ...ipv6.slice(0, MOST_FOLLOWED)] : all;
		const found = { addresses: [...this.#addressesOf(records)], records, members: this.#addressesOf(all), isCrowd };
		this.#crowds.set(nodeKey(zone, node), found);
		return found;
	}

	/** The addresses of records, each once. Hot: nearly all hosts have one. */
	#addressesOf(records: readonly RecordId[]): ReadonlySet<AddressId> {
		const { reference } = this.#workspace.tables.records;
		return new Set(records.map((record) => reference[record]! as AddressId));
	}

	/** What becomes of mail to the target of an MX record. */
	exchange(universe: Universe, record: RecordId): Exchange {
		return this.exchangeTo(universe, record, this.#workspace.tables.records.reference[record]! as NameId);
	}

	/** The same for a target that no MX names: the domain itself. */
	exchangeTo(universe: Universe, record: RecordId, target: NameId): Exchange {
		if (target === ROOT_NAME) return { ...NOWHERE, record, target, status: "null", end: "." };
		return { ...this.#host(universe, target), record };
	}

	/** What becomes of mail to a host; many MX records name the same one, so it is kept until something changes. */
	#host(universe: Universe, target: NameId): Exchange {
		this.#forgetOld();
		const key = universe.id * 2 ** 32 + target;
		const known = this.#hosts.get(key);
		if (known) return known;
		const host = this.#resolveHost(universe, target);
		this.#hosts.set(key, host);
		return host;
	}

	#resolveHost(universe: Universe, target: NameId): Exchange {
		const { lookup } = this.#workspace;
		const resolution = lookup.resolve(universe, lookup.sought(target));
		const { answer } = resolution;
		const { addresses, records } = this.addressesAt(resolution);
		return {
			record: NO_RECORD,
			target,
			status: this.#exchangeStatus(resolution, addresses.length > 0),
			addresses,
			addressRecords: records,
			end: lookup.text(resolution.end),
			aliases: resolution.aliases,
			wildcard: resolution.wildcard,
			cut: answer.kind === "outside" ? answer.cut : NO_NAME,
			zone: answer.zone,
		};
	}

	/** The MX records of a domain in a zone. */
	exchanges(universe: Universe, zone: Zone, domain: NameId): Exchange[] {
		return this.#workspace.lookup.recordsIn(zone, domain, TYPE_MX).map((record) => this.exchange(universe, record));
	}

	/** The way back from an address, as seen from a universe. */
	chain(universe: Universe, address: AddressId): AddressChain {
		const { lookup, tables } = this.#workspace;
		const octets = tables.addresses.octets(address);
		const external = this.#external.some(({ prefix, length }) => hasPrefix(octets, prefix, length));
		const known = this.#notes.pointer(address) ?? this.#known.get(address);
		const resolution = this.#reverse(universe, octets);
		const { answer } = resolution;
		const found = answer.kind === "found" ? lookup.recordsIn(answer.zone, answer.node, TYPE_PTR) : [];
		const pointers = found.map((record) => this.#pointer(universe, address, record));
		if (known !== undefined && pointers.length === 0) pointers.push(this.#knownPointer(universe, address, known));
		return {
			address,
			// Most chains are looked at for their status alone, so the names are written when they are asked for.
			get reverseName() {
				return reverseName(octets);
			},
			status: external ? "unknown" : addressStatus(resolution, pointers),
			pointers: external ? [] : pointers,
			zone: answer.kind === "outside" ? undefined : answer.zone,
			cut: answer.kind === "outside" ? answer.cut : NO_NAME,
			aliases: resolution.aliases,
			get endName() {
				return resolution === NO_REVERSE_ZONE ? reverseName(octets) : lookup.text(resolution.end);
			},
			wildcard: resolution.wildcard,
			external,
		};
	}

	/** The PTR records of an address, as seen from a universe: a part of the way back that costs little. */
	pointersOf(universe: Universe, address: AddressId): readonly RecordId[] {
		const { lookup, tables } = this.#workspace;
		const octets = tables.addresses.octets(address);
		if (this.#external.some(({ prefix, length }) => hasPrefix(octets, prefix, length))) return [];
		const { answer } = this.#reverse(universe, octets);
		return answer.kind === "found" ? lookup.recordsIn(answer.zone, answer.node, TYPE_PTR) : [];
	}

	/** The answer for the reverse name of an address; that of a declared classless zone where no parent leads to it. */
	#reverse(universe: Universe, octets: Uint8Array): Resolution {
		const { lookup } = this.#workspace;
		// Where no reverse zone is loaded at all, which is common, a million names need not be looked up.
		if (!this.#hasReverseZones || this.#isUnserved(universe, octets)) return NO_REVERSE_ZONE;
		const resolution = lookup.resolve(universe, lookup.soughtWire(reverseWireName(octets)));
		const { answer } = resolution;
		// A root zone that no server has proves nothing, nor does a wildcard in it: it is a copy of some names, or there for a test.
		const isNothing = answer.kind === "absent" || (answer.kind !== "outside" && answer.wildcard);
		if (isNothing && isBareRoot(answer.zone)) return NO_REVERSE_ZONE;
		if (answer.kind !== "outside") return resolution;
		for (const network of this.#networks) {
			if (!hasPrefix(octets, network.prefix, network.length)) continue;
			if (lookup.zoneFor(universe, network.zone.origin) !== network.zone) continue;
			const sought = lookup.soughtWire(network.nameOf(octets));
			return lookup.resolve(universe, sought);
		}
		return resolution;
	}

	/** Nothing is kept for longer than the zones stay as they are, nor more than is worth its memory. */
	#forgetOld(): void {
		const { revision } = this.#workspace;
		if (this.#keptOf === revision && this.#hosts.size <= MAX_HOSTS && this.#unserved.size <= MAX_NETWORKS) return;
		this.forget();
		this.#keptOf = revision;
	}

	/** Whether no loaded zone answers for any IPv4 address of the /24 of one. Most networks have many hosts, so it is found out once for each. */
	#isUnserved(universe: Universe, octets: Uint8Array): boolean {
		if (octets.length !== 4 || this.#networks.length > 0) return false;
		this.#forgetOld();
		const key = universe.id * 2 ** 24 + (octets[0]! << 16) + (octets[1]! << 8) + octets[2]!;
		let isUnserved = this.#unserved.get(key);
		if (isUnserved === undefined) {
			const { lookup } = this.#workspace;
			const wire = reverseWireName(octets);
			const { name, lacking } = lookup.soughtWire(wire.subarray(wire[0]! + 1));
			// A name of the network in the tables may have zones below it.
			isUnserved = lacking.length > 0 && lookup.zoneFor(universe, name) === undefined;
			this.#unserved.set(key, isUnserved);
		}
		return isUnserved;
	}

	#pointer(universe: Universe, address: AddressId, record: RecordId): Pointer {
		const target = this.#workspace.tables.records.reference[record]! as NameId;
		return this.#pointerTo(universe, address, record, target);
	}

	#knownPointer(universe: Universe, address: AddressId, target: string): Pointer {
		return this.#pointerTo(universe, address, NO_RECORD, this.#workspace.name(target));
	}

	#pointerTo(universe: Universe, address: AddressId, record: RecordId, target: NameId): Pointer {
		const { lookup, tables } = this.#workspace;
		const resolution = lookup.resolve(universe, lookup.sought(target));
		const text = tables.names.text(target);
		const base = { record, target: text, targetName: target, aliases: resolution.aliases };
		if (this.hasAddress(resolution, address)) return { ...base, state: "confirmed" };
		if (this.isUndecided(resolution)) return { ...base, state: "outside" };
		return { ...base, state: this.addressesAt(resolution).addresses.length > 0 ? "differs" : "absent" };
	}

	/** Whether the loaded zones cannot tell what addresses a name has. */
	isUndecided(resolution: Resolution): boolean {
		const { answer } = resolution;
		if (answer.kind === "outside") return true;
		if (answer.zone.dynamic) return true;
		return answer.kind === "found" && this.#workspace.lookup.hasComputedAddress(answer.zone, answer.node);
	}

	#exchangeStatus(resolution: Resolution, hasAddress: boolean): ExchangeStatus {
		if (resolution.aliases.length > 0) return "cname";
		if (hasAddress) return "ok";
		return this.isUndecided(resolution) ? "outside" : "no-address";
	}
}

const NO_REVERSE_ZONE: Resolution = {
	answer: { kind: "outside", zone: undefined, cut: NO_NAME },
	end: { name: ROOT_NAME, lacking: [] },
	aliases: [],
	wildcard: false,
};

const NO_ADDRESSES: HostAddresses = { addresses: [], records: [] };

/** A host with no more addresses has them looked up each time. */
const FEW_ADDRESSES = 32;

/** Of a crowd of addresses at one name, of which `rrset-too-many-records` tells, so many of each family are followed. */
const MOST_FOLLOWED = 100;

function nodeKey(zone: Zone, node: NameId): number {
	return zone.id * 2 ** 32 + node;
}

/** Hosts and networks that are kept at a time. */
const MAX_HOSTS = 4096;
const MAX_NETWORKS = 65_536;

const NOWHERE = {
	addresses: [],
	addressRecords: [],
	aliases: [],
	wildcard: false,
	cut: NO_NAME,
	zone: undefined,
} as const;

function isBareRoot({ origin, configuration }: Zone): boolean {
	return origin === ROOT_NAME && configuration === "";
}

function addressStatus(resolution: Resolution, pointers: readonly Pointer[]): AddressStatus {
	if (pointers.length === 0) {
		const { answer } = resolution;
		if (answer.kind === "outside" || answer.zone.dynamic || answer.zone.reverseGenerate) return "unknown";
		return "missing";
	}
	if (pointers.some((pointer) => pointer.state === "confirmed")) return "ok";
	return pointers.some((pointer) => pointer.state === "outside") ? "unverified" : "unconfirmed";
}
