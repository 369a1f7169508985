import { AddressView } from "../rules/views/address-view.ts";
import { candidatesOf } from "../rules/views/candidate.ts";
import type { RecordView } from "../rules/views/record-view.ts";
import type { RuleContext } from "../rules/views/rule-context.ts";
import type { AddressId } from "../tables/address-table.ts";
import type { NameId } from "../tables/name-table.ts";
import type { RecordId } from "../tables/record-table.ts";
import { TYPE_A, TYPE_AAAA, TYPE_CNAME, TYPE_PTR } from "../workspace/lookup.ts";
import type { Zone } from "../zone/zone.ts";
import { networkOfZone } from "./places/reverse-zone-place.ts";

/** `fill` adds what is missing, `sync` also changes and deletes what does not lead back. */
export type PointerTask = "fill" | "sync";

/** A PTR that is to come. */
export interface AddedPointer {
	readonly zone: Zone;
	readonly owner: NameId;
	readonly target: NameId;
}

/** What there is to do about the PTRs of some zones. */
export interface PointerWork {
	readonly added: readonly AddedPointer[];
	readonly changed: readonly { readonly pointer: RecordView; readonly target: string }[];
	readonly removed: readonly RecordView[];
	/** What only people can decide, a sentence each. */
	readonly left: readonly string[];
}

/** In one go no more is done: what is shown before it is done has to be looked through. */
const MAX_ADDED = 1000;
const MAX_CHANGED = 1000;
/** So much is looked at between two pauses. */
const STRIDE = 256;

/** Finds it out in steps: for a reverse zone from its network, for a forward zone from its hosts. */
export function* pointerWorkSteps(
	context: RuleContext,
	zones: readonly Zone[],
	task: PointerTask,
): Generator<void, PointerWork> {
	const work = new WorkList(context);
	for (const zone of zones) {
		const isReverse = context.workspace.zones.isReverse(zone);
		if (isReverse) yield* missingInNetwork(context, zone, work);
		else yield* missingOfHosts(context, zone, work);
		if (isReverse && task === "sync") yield* wrongPointers(context, zone, work);
	}
	return work.list();
}

function* missingInNetwork(context: RuleContext, zone: Zone, work: WorkList): Generator<void> {
	const { addresses } = context.workspace.tables;
	const universe = context.workspace.zones.universeOf(zone);
	const network = networkOfZone(context, zone);
	if (!network) return;
	for (let id = 0; id < addresses.count; id++) {
		if (id % STRIDE === 0) yield;
		if (addresses.firstReference[id]! < 0) continue;
		if (!addresses.isWithin(id as AddressId, network.prefix, network.length)) continue;
		const address = new AddressView(context, universe, id as AddressId);
		if (address.chain.zone === zone) work.fill(address);
	}
}

function* missingOfHosts(context: RuleContext, zone: Zone, work: WorkList): Generator<void> {
	const { workspace } = context;
	const { reference, type } = workspace.tables.records;
	const universe = workspace.zones.universeOf(zone);
	const open = workspace.openZone(zone);
	if (!open) return;
	for (const { records } of workspace.blocks(open.slice)) {
		yield;
		for (const record of records) {
			if (type[record] !== TYPE_A && type[record] !== TYPE_AAAA) continue;
			work.fill(new AddressView(context, universe, reference[record]! as AddressId));
		}
	}
}

function* wrongPointers(context: RuleContext, zone: Zone, work: WorkList): Generator<void> {
	const { workspace } = context;
	const open = workspace.openZone(zone);
	if (!open) return;
	for (const { records } of workspace.blocks(open.slice)) {
		yield;
		for (const record of records) {
			if (workspace.tables.records.type[record] !== TYPE_PTR) continue;
			work.correct(context.viewRecord(context, record as RecordId));
		}
	}
}

/** What is to be done, and what is left. */
class WorkList {
	readonly #context: RuleContext;
	readonly #seen = new Set<AddressId>();
	readonly #retargeted = new Set<AddressId>();
	readonly #added: AddedPointer[] = [];
	readonly #changed: { pointer: RecordView; target: string }[] = [];
	readonly #removed: RecordView[] = [];
	readonly #left: string[] = [];
	#generated = 0;
	#several = 0;
	#isCut = false;

	constructor(context: RuleContext) {
		this.#context = context;
	}

	list(): PointerWork {
		const left = [...this.#left];
		if (this.#several > left.length) left.push(`${this.#several - left.length} more addresses have several names`);
		if (this.#generated > 0) left.push(`${this.#generated} addresses come from a $GENERATE: give their PTRs one too`);
		if (this.#isCut) left.push("there is more to do: run the command again");
		return { added: this.#added, changed: this.#changed, removed: this.#removed, left };
	}

	/** Adds the PTR that an address lacks, if it can have one name only, or a name is told for it. */
	fill(address: AddressView): void {
		if (this.#seen.has(address.id) || !address.lacksPointer) return;
		this.#seen.add(address.id);
		const zone = address.chain.zone!;
		const { workspace } = this.#context;
		const owner = workspace.name(address.chain.endName);
		if (workspace.lookup.recordIn(zone, owner, TYPE_CNAME) >= 0) return;
		const target = this.#nameOf(address);
		if (target === undefined) return;
		if (this.#added.length === MAX_ADDED) this.#isCut = true;
		else this.#added.push({ zone, owner, target: workspace.name(target) });
	}

	/** Changes a PTR that does not lead back where one host has the address, or offers to delete it where none has. */
	correct(record: RecordView): void {
		const address = record.reverseAddress ?? record.classlessAddress;
		const pointer = address?.pointers.find((one) => one.record?.id === record.id);
		// What lies outside the loaded zones is not known to be wrong.
		if (!address || !pointer || (pointer.state !== "differs" && pointer.state !== "absent")) return;
		if (record.isGenerated || address.chain.wildcard) return;
		if (this.#changed.length + this.#removed.length >= MAX_CHANGED) {
			this.#isCut = true;
		} else if (address.hosts.length === 0 || address.chain.status === "ok" || this.#retargeted.has(address.id)) {
			this.#removed.push(record);
		} else {
			const target = this.#nameOf(address);
			if (target === undefined) return;
			this.#retargeted.add(address.id);
			this.#changed.push({ pointer: record, target });
		}
	}

	/** The one name that a PTR of an address can give; which of several is for people to say. */
	#nameOf(address: AddressView): string | undefined {
		const candidates = candidatesOf(address);
		const [first] = candidates;
		if (!first) return undefined;
		if (address.hosts.every(({ isGenerated }) => isGenerated) && address.role === "none") {
			this.#generated++;
			return undefined;
		}
		if (candidates.length === 1 || first.isHelo) return first.name;
		this.#several++;
		if (this.#left.length < MAX_TOLD) {
			const names = candidates.slice(0, MAX_NAMES).map(({ name }) => name);
			const more = candidates.length > MAX_NAMES ? " and others" : "";
			this.#left.push(`${address.text} is ${names.join(", ")}${more}: choose one at the lightbulb`);
		}
		return undefined;
	}
}

/** So many addresses are told of, with so many of their names. */
const MAX_TOLD = 5;
const MAX_NAMES = 3;
