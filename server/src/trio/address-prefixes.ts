import type { AddressPrefix } from "../mail/spf-policy.ts";
import type { AddressId, AddressTable } from "../tables/address-table.ts";
import { SetMap } from "./set-map.ts";

/** Which owners have named a prefix that holds an address; each look-up costs one probe per prefix length in use. */
export class AddressPrefixes<Owner extends number | string | object> {
	/** Bits (IPv4 as 0–32, IPv6 as 1000–1128) → prefix → owners. */
	readonly #byLength = new Map<number, SetMap<number | string, Owner>>();
	/** The lengths in use, in no order. */
	#lengths: readonly number[] = [];

	add(prefix: AddressPrefix, owner: Owner): void {
		const length = lengthKey(prefix.address, prefix.length);
		let prefixes = this.#byLength.get(length);
		if (!prefixes) {
			prefixes = new SetMap();
			this.#byLength.set(length, prefixes);
			this.#lengths = [...this.#byLength.keys()];
		}
		prefixes.add(prefixKey(prefix.address, prefix.length), owner);
	}

	remove(prefix: AddressPrefix, owner: Owner): void {
		const length = lengthKey(prefix.address, prefix.length);
		const prefixes = this.#byLength.get(length);
		if (prefixes?.remove(prefixKey(prefix.address, prefix.length), owner) && prefixes.size === 0) {
			this.#byLength.delete(length);
			this.#lengths = [...this.#byLength.keys()];
		}
	}

	get isEmpty(): boolean {
		return this.#byLength.size === 0;
	}

	/** Whether this very prefix was named. */
	has(prefix: AddressPrefix): boolean {
		return (
			this.#byLength.get(lengthKey(prefix.address, prefix.length))?.has(prefixKey(prefix.address, prefix.length)) ===
			true
		);
	}

	/** The owners of this very prefix. */
	naming({ address, length }: AddressPrefix): Iterable<Owner> {
		return this.#byLength.get(lengthKey(address, length))?.of(prefixKey(address, length)) ?? [];
	}

	/** Whether any prefix holds an address. */
	holds(address: Uint8Array): boolean {
		for (const [length, prefixes] of this.#byLength) {
			if (length >= IPV6 !== (address.length === 16)) continue;
			if (prefixes.has(prefixKey(address, length >= IPV6 ? length - IPV6 : length))) return true;
		}
		return false;
	}

	/** The owners of prefixes that hold all of another prefix. */
	*covering(prefix: AddressPrefix): IterableIterator<Owner> {
		const limit = lengthKey(prefix.address, prefix.length);
		for (const [length, prefixes] of this.#byLength) {
			if (length > limit || length >= IPV6 !== (prefix.address.length === 16)) continue;
			yield* prefixes.of(prefixKey(prefix.address, length >= IPV6 ? length - IPV6 : length));
		}
	}

	/** The same for an address of the table. Hot: makes nothing for IPv4. */
	holdsAddress(addresses: AddressTable, address: AddressId): boolean {
		if (!addresses.isIpv4(address)) return this.#namesIpv6 && this.holds(addresses.octets(address));
		const word = addresses.ipv4Word(address);
		for (let index = 0; index < this.#lengths.length; index++) {
			const length = this.#lengths[index]!;
			if (length < IPV6 && this.#byLength.get(length)!.has(maskedWord(word, length))) return true;
		}
		return false;
	}

	get #namesIpv6(): boolean {
		for (let index = 0; index < this.#lengths.length; index++) if (this.#lengths[index]! >= IPV6) return true;
		return false;
	}

	/** The owners of all prefixes that hold an address (4 or 16 octets); one may come more than once. */
	*holding(address: Uint8Array): IterableIterator<Owner> {
		for (const [length, prefixes] of this.#byLength) {
			if (length >= IPV6 !== (address.length === 16)) continue;
			yield* prefixes.of(prefixKey(address, length >= IPV6 ? length - IPV6 : length));
		}
	}
}

const IPV6 = 1000;

function lengthKey(address: Uint8Array, length: number): number {
	return address.length === 4 ? length : IPV6 + length;
}

/** The first bits of an IPv4 address. */
function maskedWord(word: number, length: number): number {
	return length === 0 ? 0 : word & (0xffff_ffff << (32 - length));
}

/** The prefix of an IPv4 address as a number, that of another one as a string of characters below 256; host bits are masked away. */
function prefixKey(address: Uint8Array, length: number): number | string {
	if (address.length === 4) {
		const word = (address[0]! << 24) | (address[1]! << 16) | (address[2]! << 8) | address[3]!;
		return maskedWord(word, length);
	}
	let key = "";
	for (let index = 0; index * 8 < length; index++) {
		const bits = Math.min(8, length - index * 8);
		key += String.fromCharCode(address[index]! & (0xff << (8 - bits)) & 0xff);
	}
	return key;
}
