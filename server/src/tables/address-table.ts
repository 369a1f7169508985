import { addressText } from "../records/address.ts";
import { grown, powerOfTwo } from "./columns.ts";
import { hashKeys } from "./hash-keys.ts";

/** Number of an address in the table. */
export type AddressId = number & { readonly brand: "address" };

export const NO_ADDRESS = -1 as AddressId;

const MAPPED = 0xffff;

const FIRST_CAPACITY = 256;

/**
 * All addresses, each stored once as four 32-bit words; IPv4 as ::ffff:0:0/96 (RFC 4291 section 2.5.5.2).
 * `firstReference` is the head of the list of A and AAAA records with this address.
 */
export class AddressTable {
	count = 0;
	firstReference: Int32Array;
	#words: Int32Array;
	#slots: Int32Array;

	constructor() {
		this.firstReference = new Int32Array(FIRST_CAPACITY);
		this.#words = new Int32Array(FIRST_CAPACITY * 4);
		this.#slots = new Int32Array(slotsFor(FIRST_CAPACITY));
	}

	/** Makes room for so many more addresses at once, so that entering them copies nothing. */
	reserve(more: number): void {
		const addresses = this.count + more;
		if (addresses > this.firstReference.length) this.#grow(Math.max(addresses, this.firstReference.length * 2));
		if (slotsFor(addresses) > this.#slots.length) this.#rehash(slotsFor(addresses));
	}

	/** Enters the IPv4 (`length` 4) or IPv6 (16) address at `octets[at]`. Hot: once per address record. */
	intern(octets: Uint8Array, at: number, length: number): AddressId {
		const slot = this.#slot(octets, at, length);
		const entry = this.#slots[slot]!;
		if (entry !== 0) return (entry - 1) as AddressId;
		const address = this.count++;
		if (address >= this.firstReference.length) this.#grow(address * 2);
		for (let word = 0; word < 4; word++) this.#words[address * 4 + word] = scratch[word]!;
		this.firstReference[address] = -1;
		this.#slots[slot] = address + 1;
		if (this.count * 4 > this.#slots.length * 3) this.#rehash(this.#slots.length * 2);
		return address as AddressId;
	}

	/** The number of an address that is in the table, or `NO_ADDRESS`. */
	find(octets: Uint8Array, at = 0, length: number = octets.length): AddressId {
		return (this.#slots[this.#slot(octets, at, length)]! - 1) as AddressId;
	}

	isIpv4(address: AddressId): boolean {
		const at = address * 4;
		return this.#words[at] === 0 && this.#words[at + 1] === 0 && this.#words[at + 2] === MAPPED;
	}

	/** An IPv4 address as a signed number of 32 bits. */
	ipv4Word(address: AddressId): number {
		return this.#words[address * 4 + 3]!;
	}

	/** The 4 or 16 octets of an address. */
	octets(address: AddressId): Uint8Array {
		const ipv4 = this.isIpv4(address);
		const octets = new Uint8Array(ipv4 ? 4 : 16);
		for (let index = 0; index < octets.length; index++) {
			const word = this.#words[address * 4 + (ipv4 ? 3 : index >> 2)]!;
			octets[index] = word >>> (24 - (index & 3) * 8);
		}
		return octets;
	}

	/** Whether an address has these octets, 4 or 16. Hot: makes nothing. */
	isEqual(address: AddressId, octets: Uint8Array): boolean {
		const words = this.#words;
		readWords(octets, 0, octets.length);
		for (let word = 3; word >= 0; word--) if (words[address * 4 + word] !== scratch[word]) return false;
		return true;
	}

	/** As it is written: `192.0.2.25`, `2001:db8::25`. */
	text(address: AddressId): string {
		return addressText(this.octets(address));
	}

	/** Whether the first `length` bits are those of `prefix` (4 or 16 octets); an IPv4 prefix holds IPv4 addresses only. */
	isWithin(address: AddressId, prefix: Uint8Array, length: number): boolean {
		if (this.isIpv4(address) !== (prefix.length === 4)) return false;
		const first = prefix.length === 4 ? 3 : 0;
		for (let bits = length, index = 0; bits > 0; bits -= 32, index++) {
			const at = index * 4;
			const word = (prefix[at]! << 24) | (prefix[at + 1]! << 16) | (prefix[at + 2]! << 8) | prefix[at + 3]!;
			const mask = bits >= 32 ? -1 : -1 << (32 - bits);
			if (((this.#words[address * 4 + first + index]! ^ word) & mask) !== 0) return false;
		}
		return true;
	}

	/** Bytes that the columns take. */
	get bytes(): number {
		return this.#words.length * 4 + this.firstReference.length * 4 + this.#slots.length * 4;
	}

	/** The slot of an address, or the free one where it belongs; leaves its words in `scratch`. */
	#slot(octets: Uint8Array, at: number, length: number): number {
		readWords(octets, at, length);
		const words = this.#words;
		const mask = this.#slots.length - 1;
		let slot = wordsHash(scratch, 0) & mask;
		for (;;) {
			const entry = this.#slots[slot]!;
			if (entry === 0) return slot;
			const row = (entry - 1) * 4;
			if (
				words[row + 3] === scratch[3] &&
				words[row + 2] === scratch[2] &&
				words[row + 1] === scratch[1] &&
				words[row] === scratch[0]
			) {
				return slot;
			}
			slot = (slot + 1) & mask;
		}
	}

	#grow(capacity: number): void {
		this.firstReference = grown(this.firstReference, capacity);
		this.#words = grown(this.#words, capacity * 4);
	}

	/** @param count how many slots there are from now on. */
	#rehash(count: number): void {
		const slots = new Int32Array(count);
		const mask = slots.length - 1;
		for (let address = 0; address < this.count; address++) {
			let slot = wordsHash(this.#words, address * 4) & mask;
			while (slots[slot] !== 0) slot = (slot + 1) & mask;
			slots[slot] = address + 1;
		}
		this.#slots = slots;
	}
}

const scratch = new Int32Array(4);

/** So many slots that no more than three of four are taken. */
function slotsFor(addresses: number): number {
	return powerOfTwo((addresses * 4) / 3);
}

/** Puts an address of 4 or 16 octets into `scratch`. */
function readWords(octets: Uint8Array, at: number, length: number): void {
	if (length === 4) {
		scratch[0] = 0;
		scratch[1] = 0;
		scratch[2] = MAPPED;
		scratch[3] = (octets[at]! << 24) | (octets[at + 1]! << 16) | (octets[at + 2]! << 8) | octets[at + 3]!;
	} else {
		for (let word = 0; word < 4; word++) {
			const from = at + word * 4;
			scratch[word] = (octets[from]! << 24) | (octets[from + 1]! << 16) | (octets[from + 2]! << 8) | octets[from + 3]!;
		}
	}
}

/** For each of the 16 octets of an address, a word for each value. */
const KEYS = hashKeys(16 * 256);

/**
 * The words of all octets, put together (tabulation hashing, Zobrist 1970): whoever does not know them cannot tell which addresses
 * have the same hash. All IPv4 addresses have the first three words in common, so these need not be looked at.
 *
 * The last four bits are put on top of the others' hash: addresses that follow each other in a file mostly differ in them alone, so they
 * lie side by side in memory.
 */
function wordsHash(words: Int32Array, at: number): number {
	const last = words[at + 3]!;
	let hash = octetsHash(last & ~15, 3 * 1024);
	if (words[at + 2] !== MAPPED || words[at + 1] !== 0 || words[at] !== 0) {
		for (let word = 0; word < 3; word++) hash ^= octetsHash(words[at + word]!, word * 1024);
	}
	return (hash << 4) | (last & 15);
}

function octetsHash(word: number, first: number): number {
	return (
		KEYS[first + (word >>> 24)]! ^
		KEYS[first + 256 + ((word >>> 16) & 255)]! ^
		KEYS[first + 512 + ((word >>> 8) & 255)]! ^
		KEYS[first + 768 + (word & 255)]!
	);
}
