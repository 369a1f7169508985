import type { AddressId } from "../../tables/address-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import type { Pointer } from "../../trio/status.ts";
import type { Resolution } from "../../workspace/lookup.ts";
import type { Place } from "../place.ts";
import type { AddressView } from "./address-view.ts";
import type { RecordView } from "./record-view.ts";

/** One PTR of an address: a record, or what a remark or a setting tells of one that is published elsewhere. */
export class PointerView {
	readonly address: AddressView;
	readonly pointer: Pointer;
	#resolution: Resolution | undefined;

	constructor(address: AddressView, pointer: Pointer) {
		this.address = address;
		this.pointer = pointer;
	}

	/** The PTR record; undefined where the PTR is only told of. */
	get record(): RecordView | undefined {
		return this.pointer.record >= 0
			? this.address.context.viewRecord(this.address.context, this.pointer.record)
			: undefined;
	}

	/** Absolute and in lower case. */
	get target(): string {
		return this.pointer.target;
	}

	get state(): Pointer["state"] {
		return this.pointer.state;
	}

	/** The CNAME and DNAME records between the target and its addresses. */
	get aliases(): readonly RecordId[] {
		return this.pointer.aliases;
	}

	/** Whether a `$GENERATE` made it. */
	get isGenerated(): boolean {
		return this.record?.isGenerated ?? false;
	}

	/** The name at the end of the target's aliases; the target itself where there are none. */
	get end(): string {
		return this.address.context.workspace.lookup.text(this.#resolve().end);
	}

	/** The addresses of the target as they are written, sorted. */
	get targetAddresses(): readonly string[] {
		const { addresses } = this.address.context.workspace.tables;
		return this.#targetAddresses()
			.map((address) => addresses.text(address))
			.sort();
	}

	/** Whether the target has no address of the family of this one, so that it could not confirm it. */
	get lacksFamily(): boolean {
		const { addresses } = this.address.context.workspace.tables;
		return !this.#targetAddresses().some((address) => addresses.isIpv4(address) === this.address.isIpv4);
	}

	/** Whether the address is one of a mail host that another of its PTRs confirms, which this one does not. */
	get isSpare(): boolean {
		if (this.state !== "differs" && this.state !== "absent") return false;
		return this.address.role !== "none" && this.address.chain.status === "ok";
	}

	/**
	 * Whether the address takes part in mail only as another universe sees it. Then it is judged there: a
	 * reverse zone that no view shares knows neither the domains nor the hosts of a view.
	 */
	get isMailElsewhere(): boolean {
		const { address, record } = this;
		const { zones } = address.context.workspace;
		if (!record || zones.universes.length === 1 || address.role !== "none") return false;
		const home = zones.universeOf(record.zone);
		return zones.universes.some(
			(universe) => universe !== home && zones.isVisible(universe, record.zone) && address.isMailIn(universe),
		);
	}

	/** Where a finding about it stands: at its target, or at the address where the PTR is only told of. */
	get at(): Place | undefined {
		return this.record?.atField(0) ?? this.address.at;
	}

	#targetAddresses(): readonly AddressId[] {
		return this.address.context.chains.addressesAt(this.#resolve()).addresses;
	}

	#resolve(): Resolution {
		const { lookup } = this.address.context.workspace;
		this.#resolution ??= lookup.resolve(this.address.universe, lookup.sought(this.pointer.targetName));
		return this.#resolution;
	}
}
