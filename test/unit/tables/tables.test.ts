import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toWireName } from "../../../server/src/records/domain-name.ts";
import { type AddressId, NO_ADDRESS } from "../../../server/src/tables/address-table.ts";
import { type NameId, NO_NAME, ROOT_NAME } from "../../../server/src/tables/name-table.ts";
import { REFERS_TO_ADDRESS, REFERS_TO_NAME, type RecordId } from "../../../server/src/tables/record-table.ts";
import { makeTables, reserveSteps, type Tables } from "../../../server/src/tables/tables.ts";

/** Enters an absolute name. */
function enter({ names }: Tables, text: string): NameId {
	const wire = toWireName(text)!;
	return names.intern(wire, 0, wire.length - 1, ROOT_NAME);
}

describe("names", () => {
	test("are stored once, in lower case", () => {
		const tables = makeTables();
		const name = enter(tables, "www.example.com.");
		expect(enter(tables, "WWW.Example.COM.")).toBe(name);
		expect(tables.names.count).toBe(4);
		expect(tables.names.text(name)).toBe("www.example.com.");
	});

	test("are a tree of labels", () => {
		const tables = makeTables();
		const { names } = tables;
		const [www, example] = [enter(tables, "www.example.com."), enter(tables, "example.com.")];
		expect(names.parentOf(www)).toBe(example);
		expect([names.depth(www), names.depth(ROOT_NAME)]).toEqual([3, 0]);
		expect([names.label(www), names.label(ROOT_NAME), names.text(ROOT_NAME)]).toEqual(["www", "", "."]);
		expect([names.isWithin(www, example), names.isWithin(www, www), names.isWithin(example, www)]).toEqual([
			true,
			true,
			false,
		]);
		expect(names.wire(www)).toEqual(toWireName("www.example.com."));
	});

	test("what is no name has no labels", () => {
		const { names } = makeTables();
		expect([names.text(NO_NAME), names.wire(NO_NAME), names.depth(NO_NAME)]).toEqual(["", Uint8Array.of(0), 0]);
	});

	test("a wildcard is a name whose first label is an asterisk", () => {
		const tables = makeTables();
		const wildcards = ["*.example.com.", "a.*.example.com.", "*a.example.com.", "."].filter((text) =>
			tables.names.isWildcard(enter(tables, text)),
		);
		expect(wildcards).toEqual(["*.example.com."]);
	});

	test("tell what their labels are", () => {
		const labels = [
			"a",
			"A1",
			"1",
			"10",
			"1a",
			"-a",
			"a-",
			"-",
			"1-2",
			"a-b",
			"xn--a",
			"ab--",
			"--ab",
			"a--b",
			"-1--",
			"12--",
			"*",
		];
		const others = ["_", "_a", "a_", "__", "a.b", "a*", "**", "\xe4", "@", "a b", "_1--a"];
		for (const first of [...labels, ...others]) {
			for (const above of ["example", "xn--b", "*", "_tcp"]) {
				const { names } = makeTables();
				const octets = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
				const parent = names.child(ROOT_NAME, octets(above), 0, above.length);
				const name = names.child(parent, octets(first), 0, first.length);
				const label = first.toLowerCase();
				const isPair = (text: string) => /^..--/.test(text);
				expect([label, names.hasHostLabel(name)]).toEqual([label, /^(?!\d+$)[a-z\d]([a-z\d-]*[a-z\d])?$/.test(label)]);
				expect([label, names.hasHyphenPair(name)]).toEqual([label, isPair(label)]);
				expect([label, names.hasHyphenPairWithin(name)]).toEqual([label, isPair(label) || isPair(above)]);
				expect([label, names.isUnderscored(name)]).toEqual([label, /^_./.test(label)]);
				expect([label, names.isWildcard(name)]).toEqual([label, label === "*"]);
				expect([label, names.hasWildcardWithin(name)]).toEqual([label, label === "*" || above === "*"]);
			}
		}
	});

	test("looking up enters nothing", () => {
		const tables = makeTables();
		const { names } = tables;
		const example = enter(tables, "example.com.");
		const wire = toWireName("b.example.com.")!;
		expect(names.findChild(example, wire, 1, 1)).toBe(NO_NAME);
		expect(names.count).toBe(3);
	});

	test("keep their numbers while the table grows", () => {
		const tables = makeTables();
		const texts = Array.from({ length: 5000 }, (_, index) => `h${index}.d${index % 50}.example.com.`);
		const entered = texts.map((text) => enter(tables, text));
		expect(new Set(entered).size).toBe(texts.length);
		expect(entered.map((name) => tables.names.text(name))).toEqual(texts);
		expect(texts.map((text) => enter(tables, text))).toEqual(entered);
	});
});

describe("addresses", () => {
	const IPV4 = Uint8Array.of(192, 0, 2, 25);
	const IPV6 = Uint8Array.of(0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x25);

	test("are stored once and written as usual", () => {
		const { addresses } = makeTables();
		const ids = [addresses.intern(IPV4, 0, 4), addresses.intern(IPV6, 0, 16), addresses.intern(IPV4, 0, 4)];
		expect(ids).toEqual([0, 1, 0]);
		expect([addresses.text(0 as AddressId), addresses.text(1 as AddressId)]).toEqual(["192.0.2.25", "2001:db8::25"]);
		expect([addresses.octets(0 as AddressId), addresses.octets(1 as AddressId)]).toEqual([IPV4, IPV6]);
		expect([addresses.find(IPV6), addresses.find(Uint8Array.of(192, 0, 2, 1))]).toEqual([1, NO_ADDRESS]);
	});

	test.each([
		[[192, 0, 2, 0], 24, true],
		[[192, 0, 2, 25], 32, true],
		[[192, 0, 2, 24], 31, true],
		[[192, 0, 2, 26], 31, false],
		[[192, 0, 3, 0], 24, false],
		[[0, 0, 0, 0], 0, true],
	])("%j/%i holds 192.0.2.25: %s", (prefix, length, expected) => {
		const { addresses } = makeTables();
		const address = addresses.intern(IPV4, 0, 4);
		expect(addresses.isWithin(address, Uint8Array.from(prefix), length)).toBe(expected);
	});

	test.each([
		[32, true],
		[127, false],
		[128, false],
	])("the first %i bits of 2001:db8::27 are those of 2001:db8::25: %s", (length, expected) => {
		const { addresses } = makeTables();
		const prefix = Uint8Array.from(IPV6);
		prefix[15] = 0x27;
		expect(addresses.isWithin(addresses.intern(IPV6, 0, 16), prefix, length)).toBe(expected);
	});

	test("an IPv6 network holds no IPv4 address", () => {
		const { addresses } = makeTables();
		expect(addresses.isWithin(addresses.intern(IPV4, 0, 4), new Uint8Array(16), 0)).toBe(false);
	});

	test("keep their numbers while the table grows", () => {
		const { addresses } = makeTables();
		const octets = Array.from({ length: 3000 }, (_, index) => Uint8Array.of(10, 0, index >> 8, index & 255));
		const ids = octets.map((address) => addresses.intern(address, 0, 4));
		expect(ids).toEqual(octets.map((_, index) => index));
		expect(octets.map((address) => addresses.find(address))).toEqual(ids);
	});
});

/** A record of the model: its owner, and the name or address it refers to. */
interface ModelRecord {
	readonly owner: number;
	readonly reference: number;
	readonly flags: number;
}

test("records come and go, and lists and activity are those of a plain map", () => {
	const step = fc.record({
		removes: fc.boolean(),
		which: fc.nat(1000),
		owner: fc.nat(5),
		reference: fc.nat(5),
		flags: fc.constantFrom(0, REFERS_TO_NAME, REFERS_TO_ADDRESS),
	});
	fc.assert(
		fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
			const tables = makeTables();
			const { names, addresses, records } = tables;
			const texts = ["example.com.", "a.example.com.", "b.a.example.com.", "c.example.net.", "d.", "*.a.example.com."];
			const owners = texts.map((text) => enter(tables, text));
			for (let index = 0; index < 6; index++) addresses.intern(Uint8Array.of(192, 0, 2, index), 0, 4);
			const model = new Map<RecordId, ModelRecord>();
			for (const { removes, which, owner, reference, flags } of steps) {
				if (removes && model.size > 0) {
					const record = [...model.keys()][which % model.size]!;
					records.remove(record);
					model.delete(record);
					expect(records.isLive(record)).toBe(false);
					continue;
				}
				const target = flags === REFERS_TO_NAME ? owners[reference]! : flags === 0 ? -1 : reference;
				const record = records.add(owners[owner]!, 1, flags, 60, target, 0, 0, 0);
				expect(model.has(record)).toBe(false);
				model.set(record, { owner: owners[owner]!, reference: target, flags });
			}
			expect(records.live).toBe(model.size);
			const list = (first: number, next: Int32Array): number[] => {
				const found: number[] = [];
				for (let at = first; at >= 0; at = next[at]!) found.push(at);
				return found.sort((one, other) => one - other);
			};
			const expected = (holds: (record: ModelRecord) => boolean): number[] =>
				[...model]
					.filter(([, record]) => holds(record))
					.map(([id]) => id as number)
					.sort((one, other) => one - other);
			for (let name = 0; name < names.count; name++) {
				expect(list(names.firstOwner[name]!, records.nextOfOwner)).toEqual(expected(({ owner }) => owner === name));
				expect(list(names.firstReference[name]!, records.nextOfReference)).toEqual(
					expected(({ flags, reference }) => flags === REFERS_TO_NAME && reference === name),
				);
				// A name exists if it or any name below it owns a record (RFC 8020).
				const exists = expected(({ owner }) => names.isWithin(owner as NameId, name as NameId)).length > 0;
				expect(names.activity[name]! > 0).toBe(exists);
			}
			for (let address = 0; address < 6; address++) {
				expect(list(addresses.firstReference[address]!, records.nextOfReference)).toEqual(
					expected(({ flags, reference }) => flags === REFERS_TO_ADDRESS && reference === address),
				);
			}
		}),
		{ seed: 20261124, numRuns: 200 },
	);
});

/** How many octets the columns of all tables take. */
function octetsOf({ names, addresses, records }: Tables): number {
	return names.bytes + addresses.bytes + records.owner.length * 44;
}

test("tables in which room was made for lines grow no more while these are read, and hold what they held", () => {
	const lines = 20_000;
	const tables = makeTables();
	const fill = (first: number, end: number) => {
		for (let index = first; index < end; index++) {
			const owner = enter(tables, `host${index}.example.com.`);
			const address = tables.addresses.intern(Uint8Array.of(10, index >> 16, index >> 8, index), 0, 4);
			tables.records.add(owner, 1, REFERS_TO_ADDRESS, 60, address, index, 0, 0);
		}
	};
	fill(0, 3000);
	for (const _ of reserveSteps(tables, lines));
	const before = octetsOf(tables);
	// Of five lines, four have an address of their own.
	fill(3000, 3000 + lines * 0.8);
	expect(octetsOf(tables)).toBe(before);
	const { names, addresses, records } = tables;
	for (const index of [0, 1, 2999, 3000, 18_999]) {
		const owner = names.find(toWireName(`host${index}.example.com.`)!, 0);
		const record = names.firstOwner[owner]!;
		expect(records.hash[record]).toBe(index);
		expect(addresses.find(Uint8Array.of(10, index >> 16, index >> 8, index))).toBe(records.reference[record]);
	}
});

test("making room for a little more than there is makes twice as much, so that many small zones cost what a large one does", () => {
	const { records } = makeTables();
	const { length } = records.owner;
	records.reserve(length);
	expect(records.owner.length).toBe(length);
	records.reserve(length + 1);
	expect(records.owner.length).toBe(length * 2);
});
