import { expect, test, vi } from "vitest";
import { ROOT_NAME } from "../../../server/src/tables/name-table.ts";
import { makeTables } from "../../../server/src/tables/tables.ts";
import { randomNumbers } from "../../support/random-numbers.ts";

/** What takes so many times as long as the same of ordinary data is slow by design, and not because the machine is busy. */
const MUCH_SLOWER = 12;

/** Milliseconds of the processor that something takes, the least of three times. */
function spent(work: () => void): number {
	const times = [1, 2, 3].map(() => {
		const start = process.cpuUsage();
		work();
		const { user, system } = process.cpuUsage(start);
		return (user + system) / 1000;
	});
	return Math.min(...times);
}

/** Labels that all have the same hash for who takes the key for 0: blocks of four characters, of each two that lead to the same state. */
function collidingLabels(blocks: number): Uint8Array[] {
	const random = randomNumbers(7);
	let state = Math.imul(ROOT_NAME + 1, 0x9e3779b1);
	let labels: number[][] = [[]];
	for (let block = 0; block < blocks; block++) {
		const seen = new Map<number, number[]>();
		for (;;) {
			const octets = [0, 1, 2, 3].map(() => 128 + random(128));
			const next = octets.reduce((hash, octet) => Math.imul(hash ^ octet, 0x01000193), state);
			const other = seen.get(next);
			seen.set(next, octets);
			if (!other || other.join() === octets.join()) continue;
			labels = labels.flatMap((label) => [
				[...label, ...octets],
				[...label, ...other],
			]);
			state = next;
			break;
		}
	}
	return labels.map((label) => Uint8Array.from(label));
}

test("names that are made to have the same hash are as fast as others", { timeout: 120_000 }, () => {
	const colliding = collidingLabels(14);
	const ordinary = colliding.map((label, index) => {
		const own = Uint8Array.from(label);
		own.set([97 + (index % 26), 97 + (Math.floor(index / 26) % 26), 97 + (Math.floor(index / 676) % 26)]);
		return own;
	});
	const entered = (labels: readonly Uint8Array[]) => () => {
		const { names } = makeTables();
		for (const label of labels) names.child(ROOT_NAME, label, 0, label.length);
		expect(names.count).toBe(labels.length + 1);
	};
	expect(spent(entered(colliding))).toBeLessThan(MUCH_SLOWER * spent(entered(ordinary)) + 20);
});

test.each([0, 1, 2, 3])("so are they where the keys of the process have little chance in them (%i)", async (byte) => {
	// Of a key that is put in front of a label hardly more than its last octet would tell which labels come to the same.
	const { hashKeys } = await vi.importActual<typeof import("../../../server/src/tables/hash-keys.ts")>(
		"../../../server/src/tables/hash-keys.ts",
	);
	const weak = (count: number) => hashKeys(count).map((key) => key & ~(255 << (8 * byte)));
	vi.doMock("../../../server/src/tables/hash-keys.ts", () => ({ hashKeys: weak }));
	vi.resetModules();
	const { labelHash } = await import("../../../server/src/tables/label-hash.ts");
	vi.doUnmock("../../../server/src/tables/hash-keys.ts");
	const labels = collidingLabels(12);
	const hashes = new Set(labels.map((label) => labelHash(ROOT_NAME, label, 0, label.length)));
	expect(hashes.size).toBeGreaterThan(labels.length * 0.95);
});

test("addresses that are made to have the same hash are as fast as others", () => {
	const address = (first: number, second: number, third: number) =>
		Uint8Array.from(
			[first, second, third]
				.flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255])
				.concat(0, 0, 0, 1),
		);
	const count = 20_000;
	const numbers = Array.from({ length: count }, (_, index) => index);
	const ordinary = numbers.map((number) => address(0x20010db8, 0, number));
	// Words that are put together by XOR cancel each other; the high bits of factors do nearly so.
	const alike = [
		numbers.map((number) => address(number, number, 7)),
		numbers.map((number) => address(number << 16, number << 16, number << 17)),
	];
	const entered = (all: readonly Uint8Array[]) => () => {
		const { addresses } = makeTables();
		for (const octets of all) addresses.intern(octets, 0, 16);
		expect(addresses.count).toBe(count);
	};
	for (const colliding of alike) {
		expect(spent(entered(colliding))).toBeLessThan(MUCH_SLOWER * spent(entered(ordinary)) + 20);
	}
});
