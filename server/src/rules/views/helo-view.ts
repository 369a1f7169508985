import type { AddressId } from "../../tables/address-table.ts";
import { type Resolution, TYPE_MX } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import type { AddressView } from "./address-view.ts";
import type { PointerView } from "./pointer-view.ts";

/** The name that a host gives of itself in HELO or EHLO, as a remark or a setting tells, and what the loaded zones say of it. */
export class HeloView {
	/** The address from which the host says so. */
	readonly address: AddressView;
	/** Absolute and in lower case. */
	readonly name: string;
	#resolution: Resolution | undefined;

	constructor(address: AddressView, name: string) {
		this.address = address;
		this.name = name;
	}

	/** As the host says it: without the last dot. */
	get text(): string {
		return this.name.replace(/\.$/, "");
	}

	/** Whether it is an address in brackets (RFC 5321 section 4.1.3), which needs no records. */
	get isLiteral(): boolean {
		return this.name.startsWith("[");
	}

	/** Whether the loaded zones can tell all addresses that the name has. */
	get isDecided(): boolean {
		const resolution = this.#resolve();
		return resolution !== undefined && !this.address.context.chains.isUndecided(resolution);
	}

	/** The addresses of the name, through aliases. */
	get addresses(): readonly AddressId[] {
		const resolution = this.#resolve();
		return resolution ? this.address.context.chains.addressesAt(resolution).addresses : [];
	}

	/** The same as they are written. */
	get addressTexts(): readonly string[] {
		const { addresses } = this.address.context.workspace.tables;
		return this.addresses.map((address) => addresses.text(address));
	}

	/** Whether one of them is of the family of the host's address, so that it could be the same. */
	get hasFamily(): boolean {
		const { addresses } = this.address.context.workspace.tables;
		return this.addresses.some((address) => addresses.isIpv4(address) === this.address.isIpv4);
	}

	/** Whether the name has the address from which it is said. */
	get leadsHere(): boolean {
		const resolution = this.#resolve();
		return resolution !== undefined && this.address.context.chains.hasAddress(resolution, this.address.id);
	}

	/** Whether the name receives mail by an MX, which some receivers take in place of an address. */
	get hasMx(): boolean {
		const answer = this.#resolve()?.answer;
		return (
			answer?.kind === "found" && this.address.context.workspace.lookup.recordIn(answer.zone, answer.node, TYPE_MX) >= 0
		);
	}

	/** Whether the name has an SPF record. */
	get hasSpf(): boolean {
		const answer = this.#resolve()?.answer;
		return answer?.kind === "found" && this.address.context.facts.spf.recordsAt(answer.zone, answer.node).length > 0;
	}

	/** Whether the name is an alias, which can have no address of its own. */
	get isAlias(): boolean {
		return (this.#resolve()?.aliases.length ?? 0) > 0;
	}

	/** The zone in which the name has records of its own; undefined for an alias, for what a wildcard answers, and outside. */
	get home(): Zone | undefined {
		const resolution = this.#resolve();
		if (!resolution || this.isAlias || resolution.wildcard) return undefined;
		return resolution.answer.kind === "found" ? resolution.answer.zone : undefined;
	}

	/** The PTR of the address that gives this name; for aliases, the host at their end. */
	get pointer(): PointerView | undefined {
		const names = new Set([this.name, this.#end]);
		return this.address.pointers.find(({ target, end }) => names.has(target) || names.has(end));
	}

	/** The name at the end of its aliases. */
	get #end(): string {
		const resolution = this.#resolve();
		return resolution ? this.address.context.workspace.lookup.text(resolution.end) : this.name;
	}

	#resolve(): Resolution | undefined {
		if (this.#resolution) return this.#resolution;
		const { watch, workspace } = this.address.context;
		const name = workspace.name(this.name);
		if (name < 0) return undefined;
		watch.name(name);
		this.#resolution = workspace.lookup.resolve(this.address.universe, workspace.lookup.sought(name));
		return this.#resolution;
	}
}
