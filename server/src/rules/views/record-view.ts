import { decimalOctet, networkOfReverseOrigin, parseNetwork } from "../../config/network.ts";
import { type RecordSignature, readSignature } from "../../dnssec/record-signature.ts";
import { addressScope } from "../../mail/special-address.ts";
import { typeName } from "../../records/type-code.ts";
import type { AddressId } from "../../tables/address-table.ts";
import { type NameId, ROOT_NAME } from "../../tables/name-table.ts";
import { GENERATED, OWNER_INHERITED, type RecordId } from "../../tables/record-table.ts";
import { addressOfReverseName } from "../../tables/reverse-name.ts";
import { toText } from "../../text/utf8.ts";
import type { Exchange } from "../../trio/status.ts";
import { type Resolution, TYPE_A, TYPE_AAAA, TYPE_MX } from "../../workspace/lookup.ts";
import type { RecordText } from "../../workspace/record-text.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Zone } from "../../zone/zone.ts";
import { ENTRY_PART, OWNER_PART, type Place, RDATA_PART, TTL_PART, TYPE_PART } from "../place.ts";
import { AddressView } from "./address-view.ts";
import { earlierReference } from "./earlier-reference.ts";
import { isEdgeOfGenerate } from "./generate-edge.ts";
import type { PointerView } from "./pointer-view.ts";
import type { RuleContext } from "./rule-context.ts";
import { compareByText, inTextOrder } from "./text-order.ts";

/** One record, as a rule sees it. Made for one look and thrown away. */
export class RecordView {
	readonly id: RecordId;
	readonly context: RuleContext;
	#text: RecordText | undefined;
	#wire: Uint8Array | undefined;
	#exchange: Exchange | undefined;
	/** `null`: looked for and not found. */
	#pointer: PointerView | null | undefined;
	#reverseAddress: AddressView | null | undefined;
	#targetWire: Uint8Array | undefined;
	#signature: RecordSignature | undefined;
	#targetResolution: Resolution | undefined;

	constructor(context: RuleContext, id: RecordId) {
		this.context = context;
		this.id = id;
	}

	get zone(): Zone {
		return this.context.workspace.zones.zoneOf(this.id);
	}

	get universe(): Universe {
		return this.context.workspace.zones.universeOf(this.zone);
	}

	/** Absolute and in lower case, like every name here. */
	get owner(): string {
		return this.context.workspace.tables.names.text(this.ownerName);
	}

	get ownerName(): NameId {
		return this.context.workspace.tables.records.owner[this.id]! as NameId;
	}

	/** The origin of its zone. */
	get origin(): string {
		return this.context.workspace.tables.names.text(this.zone.origin);
	}

	/** IANA number of the type. */
	get type(): number {
		return this.context.workspace.tables.records.type[this.id]!;
	}

	get typeName(): string {
		return typeName(this.type);
	}

	get ttl(): number {
		return this.context.workspace.tables.records.ttl[this.id]!;
	}

	/** Whether a `$GENERATE` made it. */
	get isGenerated(): boolean {
		return (this.context.workspace.tables.records.flags[this.id]! & GENERATED) !== 0;
	}

	/**
	 * Whether it is the first or the last record that its `$GENERATE` makes. What is wrong with all of them
	 * shows there, and need not be looked for in sixty thousand.
	 */
	get isEdgeOfGenerate(): boolean {
		return isEdgeOfGenerate(this.context.workspace, this.id);
	}

	/** Whether its line begins with a blank, so that it has the owner of the record before. */
	get hasInheritedOwner(): boolean {
		return (this.context.workspace.tables.records.flags[this.id]! & OWNER_INHERITED) !== 0;
	}

	/** The name it refers to: MX target, PTR target, CNAME target, … */
	get targetName(): NameId {
		return this.context.workspace.tables.records.reference[this.id]! as NameId;
	}

	get target(): string {
		return this.context.workspace.tables.names.text(this.targetName);
	}

	/** The field of the RDATA in which the target stands, counted from 0; of a `$GENERATE` the template is all there is. */
	get targetField(): number {
		if (this.isGenerated) return 0;
		return this.type === TYPE_MX ? 1 : 0;
	}

	/** Where the target leads in the loaded zones, aliases followed. */
	resolveTarget(): Resolution {
		const { lookup } = this.context.workspace;
		this.#targetResolution ??= lookup.resolve(this.universe, lookup.sought(this.targetName));
		return this.#targetResolution;
	}

	/** For an MX: what becomes of mail to its target. */
	get exchange(): Exchange {
		this.#exchange ??= this.context.chains.exchange(this.universe, this.id);
		return this.#exchange;
	}

	/** For an MX: the addresses of its target, through aliases. */
	get exchangeAddresses(): readonly AddressView[] {
		const { reference } = this.context.workspace.tables.records;
		const addresses = new Set(this.#exchangeRecords().map((record) => reference[record]! as AddressId));
		return [...addresses].map((address) => new AddressView(this.context, this.universe, address));
	}

	/** The records in which these addresses stand. */
	get exchangeRecords(): readonly RecordView[] {
		return this.#exchangeRecords().map((record) => new RecordView(this.context, record));
	}

	/** For an MX: the CNAME and DNAME records between its target and the addresses. */
	get aliasesOfTarget(): readonly RecordView[] {
		return this.exchange.aliases.map((record) => new RecordView(this.context, record));
	}

	/** Whether the loaded zones cannot tell all addresses that the target has. */
	get isTargetUndecided(): boolean {
		return this.context.chains.isUndecided(this.resolveTarget());
	}

	/** Whether the target is a host with an address and nothing that leads elsewhere: nothing need be looked up then. */
	get hasPlainHost(): boolean {
		return this.context.glance.hasPlainHost(this.id);
	}

	/** Whether the target is a host name outside `arpa.` that does not begin with a number: what nearly all are. */
	get hasPlainTarget(): boolean {
		return this.context.glance.hasPlainName(this.id);
	}

	/** The target on the wire. */
	get targetWire(): Uint8Array {
		this.#targetWire ??= this.context.workspace.tables.names.wire(this.targetName);
		return this.#targetWire;
	}

	/** Whether the target has an A or AAAA record in a zone, be it below a delegation, where it is glue. */
	targetHasAddressIn(zone: Zone): boolean {
		const { lookup } = this.context.workspace;
		return (
			lookup.recordIn(zone, this.targetName, TYPE_A) >= 0 || lookup.recordIn(zone, this.targetName, TYPE_AAAA) >= 0
		);
	}

	/** The records of a type at the target, those of the zone of the record; watched. */
	recordsOfTarget(type: number): readonly RecordView[] {
		this.context.watch.name(this.targetName);
		return this.#recordsAt(this.targetName, type);
	}

	/** The records of a type at its owner, in the order in which they are written; itself may be among them. */
	recordsOfOwner(type: number): readonly RecordView[] {
		return this.#recordsAt(this.ownerName, type);
	}

	/** The records of a type at the apex of its zone; watched. */
	recordsAtApex(type: number): readonly RecordView[] {
		this.context.watch.name(this.zone.origin);
		return this.#recordsAt(this.zone.origin, type);
	}

	/** The records of its type in its zone that stand before it and refer to the same name. */
	get earlierReferences(): readonly RecordView[] {
		const { workspace } = this.context;
		const { zones } = workspace;
		const found = [...zones.references.toName(this.universe, this.targetName, this.type)].filter(
			(other) => zones.zoneOf(other) === this.zone && compareByText(workspace, other, this.id) < 0,
		);
		return inTextOrder(workspace, found).map((record) => new RecordView(this.context, record));
	}

	/** All records of its owner in its zone, in the order in which they are written, itself among them. */
	get recordsOfSameOwner(): readonly RecordView[] {
		const { workspace } = this.context;
		const records = inTextOrder(workspace, workspace.zones.owned.all(this.zone, this.ownerName));
		return records.map((record) => new RecordView(this.context, record));
	}

	/**
	 * Whether no record of its type that it can see refers to the same name from an earlier place, by file and
	 * line; so that one of many can speak for all. Watched: the first waits for others to come before it, each
	 * of the others only for the one before it that it found, so that of many few are judged again.
	 */
	get isFirstToReferToTarget(): boolean {
		const { workspace, watch } = this.context;
		const { records } = workspace.tables;
		const earlier = earlierReference(this);
		if (earlier === undefined) watch.references(this.targetName);
		else watch.name(records.owner[earlier]! as NameId);
		return earlier === undefined;
	}

	/** Where any other name leads, as its universe sees it; the record is judged again when that changes. */
	resolve(name: string): Resolution | undefined {
		const { workspace, watch } = this.context;
		const id = workspace.name(name);
		if (id < 0) return undefined;
		watch.name(id);
		return workspace.lookup.resolve(this.universe, workspace.lookup.sought(id));
	}

	/** The addresses of any other name, through aliases; watched. */
	addressesOf(name: string): readonly AddressView[] {
		const resolution = this.resolve(name);
		if (!resolution) return [];
		const { addresses } = this.context.chains.addressesAt(resolution);
		return addresses.map((address) => new AddressView(this.context, this.universe, address));
	}

	/** A name as it is shown. */
	nameText(name: NameId): string {
		return this.context.workspace.tables.names.text(name);
	}

	/** An address that is not the record's own, if any record has it; watched as `resolve` is. */
	addressOf(octets: Uint8Array): AddressView {
		const { workspace, watch } = this.context;
		const id = workspace.tables.addresses.intern(octets, 0, octets.length);
		watch.address(id);
		return new AddressView(this.context, this.universe, id);
	}

	/** The address of an A or AAAA record. */
	get address(): AddressView {
		const address = this.context.workspace.tables.records.reference[this.id]! as AddressId;
		return new AddressView(this.context, this.universe, address);
	}

	/** For the owner of a PTR: the address that its name stands for, if it is a whole one and stands in the tables. */
	get reverseAddress(): AddressView | undefined {
		if (this.#reverseAddress === undefined) this.#reverseAddress = this.#findReverseAddress();
		return this.#reverseAddress ?? undefined;
	}

	/**
	 * For the owner of a PTR in a classless reverse zone: the address that its first label stands for in the
	 * network of the zone (RFC 2317). It does not say that a look-up of the address comes here; watched.
	 */
	get classlessAddress(): AddressView | undefined {
		const { names } = this.context.workspace.tables;
		if (names.parentOf(this.ownerName) !== this.zone.origin || this.zone.origin === ROOT_NAME) return undefined;
		const network = parseNetwork(this.zone.network) ?? networkOfReverseOrigin(this.origin);
		if (network?.octets.length !== 4 || network.length <= 24) return undefined;
		const octet = decimalOctet(names.label(this.ownerName));
		if (octet < 0 || octet >> (32 - network.length) !== network.octets[3]! >> (32 - network.length)) return undefined;
		const address = this.addressOf(Uint8Array.of(...network.octets.slice(0, 3), octet));
		this.resolve(address.chain.reverseName);
		return address;
	}

	/** For a PTR: itself as a look-up of its address finds it; undefined where none does, and for this host's own addresses. */
	get pointer(): PointerView | undefined {
		if (this.#pointer === undefined) this.#pointer = this.#findPointer();
		return this.#pointer ?? undefined;
	}

	/** Whether the target lies in the zone of the record. */
	get targetIsInZone(): boolean {
		return this.context.workspace.tables.names.isWithin(this.targetName, this.zone.origin);
	}

	/** The record as it is written; undefined only where the text has been let go. */
	get text(): RecordText | undefined {
		this.#text ??= this.context.workspace.recordText(this.id);
		return this.#text;
	}

	/** The text of a field of the RDATA as it is written, with quotes and escapes; "" where it is not there. */
	writtenField(field: number): string {
		const span = this.text?.fields[field];
		return span ? this.#slice(span) : "";
	}

	/** The owner as it is written; "" where it is inherited. */
	get writtenOwner(): string {
		const span = this.text?.owner;
		return span ? this.#slice(span) : "";
	}

	/** RDATA in wire form (RFC 1035 section 3.2.1); costs less than `text`, since no places are worked out. Empty where the text has been let go. */
	get wire(): Uint8Array {
		// The octets are used again for the next record.
		this.#wire ??= this.context.workspace.rdataWire(this.id)?.slice() ?? new Uint8Array(0);
		return this.#wire;
	}

	/** For an RRSIG: what it says. Costs less than `wire`, since no places are worked out. */
	get signature(): RecordSignature | undefined {
		if (this.#signature) return this.#signature;
		const rdata = this.context.workspace.rdataFields(this.id, FIELDS_BEFORE_SIGNATURE);
		// The octets are used again for the next record.
		if (rdata) this.#signature = readSignature(rdata.slice());
		return this.#signature;
	}

	/** RDATA in canonical text. */
	get rdata(): string {
		const { workspace } = this.context;
		const wire = workspace.rdataWire(this.id);
		return wire ? workspace.rdataText(this.id, wire) : "";
	}

	/** The place of a field of the RDATA, counted from 0. */
	atField(field: number): Place {
		return { record: this.id, part: field };
	}

	/** Its owner; the type where the owner is inherited. */
	get atOwner(): Place {
		return { record: this.id, part: this.hasInheritedOwner ? TYPE_PART : OWNER_PART };
	}

	get atType(): Place {
		return { record: this.id, part: TYPE_PART };
	}

	get atTtl(): Place {
		return { record: this.id, part: TTL_PART };
	}

	get atRdata(): Place {
		return { record: this.id, part: RDATA_PART };
	}

	get atEntry(): Place {
		return { record: this.id, part: ENTRY_PART };
	}

	#findReverseAddress(): AddressView | null {
		const { names, addresses } = this.context.workspace.tables;
		const found = addressOfReverseName(names, this.ownerName);
		if (!found || found.bits !== found.octets.length * 8) return null;
		const address = addresses.intern(found.octets, 0, found.octets.length);
		return new AddressView(this.context, this.universe, address);
	}

	#findPointer(): PointerView | null {
		const address = this.reverseAddress ?? this.classlessAddress;
		if (!address || LOCAL_SCOPES.has(addressScope(address.octets))) return null;
		return address.pointers.find(({ pointer }) => pointer.record === this.id) ?? null;
	}

	#exchangeRecords(): readonly RecordId[] {
		return inTextOrder(this.context.workspace, this.exchange.addressRecords);
	}

	#recordsAt(name: NameId, type: number): readonly RecordView[] {
		const { workspace } = this.context;
		const records = inTextOrder(workspace, workspace.lookup.recordsIn(this.zone, name, type));
		return records.map((record) => new RecordView(this.context, record));
	}

	#slice(span: { start: number; end: number }): string {
		const { block } = this.#text!;
		return toText(block.slice.file.text.chunks[block.index]!.octets, span.start, span.end);
	}
}

/** The fields of an RRSIG in front of the signature itself. */
const FIELDS_BEFORE_SIGNATURE = 8;

/** Addresses that mean the same host everywhere: those of the zones that servers bring along. */
const LOCAL_SCOPES: ReadonlySet<string> = new Set(["loopback", "unspecified"]);

/** The view of a record, for the context of rules. */
export function viewRecord(context: RuleContext, record: RecordId): RecordView {
	return new RecordView(context, record);
}
