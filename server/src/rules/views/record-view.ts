import { typeName } from "../../records/type-code.ts";
import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";
import { GENERATED, OWNER_INHERITED, type RecordId } from "../../tables/record-table.ts";
import { addressOfReverseName } from "../../tables/reverse-name.ts";
import { toText } from "../../text/utf8.ts";
import type { Resolution } from "../../workspace/lookup.ts";
import type { RecordText } from "../../workspace/record-text.ts";
import { INVISIBLE, type Universe, visibility } from "../../workspace/universe.ts";
import type { Zone } from "../../zone/zone.ts";
import { ENTRY_PART, OWNER_PART, type Place, RDATA_PART, TTL_PART, TYPE_PART } from "../place.ts";
import { AddressView } from "./address-view.ts";
import type { RuleContext } from "./rule-context.ts";

/** One record, as a rule sees it. Made for one look and thrown away. */
export class RecordView {
	readonly id: RecordId;
	readonly context: RuleContext;
	#text: RecordText | undefined;

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

	/** Where the target leads in the loaded zones, aliases followed. */
	resolveTarget(): Resolution {
		const { lookup } = this.context.workspace;
		return lookup.resolve(this.universe, lookup.sought(this.targetName));
	}

	/** Where any other name leads, as its universe sees it; the record is judged again when that changes. */
	resolve(name: string): Resolution | undefined {
		const { workspace, watch } = this.context;
		const id = workspace.name(name);
		if (id < 0) return undefined;
		watch.name(id);
		return workspace.lookup.resolve(this.universe, workspace.lookup.sought(id));
	}

	/** An address that is not the record's own, if any record has it; watched as `resolve` is. */
	addressOf(octets: Uint8Array): AddressView {
		const { workspace, watch } = this.context;
		const id = workspace.tables.addresses.intern(octets, 0, octets.length);
		watch.address(id);
		return new AddressView(this.context, this.universe, id);
	}

	/** The records of a type that refer to the same name as this one, itself among them; watched. */
	referringToTarget(type: number): RecordView[] {
		const { workspace, watch } = this.context;
		const { names, records } = workspace.tables;
		watch.references(this.targetName);
		const found: RecordView[] = [];
		for (let at = names.firstReference[this.targetName]!; at >= 0; at = records.nextOfReference[at]!) {
			const zone = workspace.zones.zoneOf(at as RecordId);
			if (records.type[at] !== type) continue;
			if (visibility(this.universe, zone, workspace.zones.universeOf(zone)) === INVISIBLE) continue;
			found.push(new RecordView(this.context, at as RecordId));
		}
		return found;
	}

	/** The address of an A or AAAA record. */
	get address(): AddressView {
		const address = this.context.workspace.tables.records.reference[this.id]! as AddressId;
		return new AddressView(this.context, this.universe, address);
	}

	/** For the owner of a PTR: the address that its name stands for, if it is a whole one and stands in the tables. */
	get reverseAddress(): AddressView | undefined {
		const { names, addresses } = this.context.workspace.tables;
		const found = addressOfReverseName(names, this.ownerName);
		if (!found || found.bits !== found.octets.length * 8) return undefined;
		const address = addresses.intern(found.octets, 0, found.octets.length);
		return new AddressView(this.context, this.universe, address);
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

	/** RDATA in wire form (RFC 1035 section 3.2.1). */
	get wire(): Uint8Array {
		return this.text?.wire ?? new Uint8Array(0);
	}

	/** RDATA in canonical text. */
	get rdata(): string {
		return this.text ? this.context.workspace.rdataText(this.id, this.text) : "";
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

	#slice(span: { start: number; end: number }): string {
		const { block } = this.#text!;
		return toText(block.slice.file.text.chunks[block.index]!.octets, span.start, span.end);
	}
}
