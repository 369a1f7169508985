import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { workAhead } from "../../../server/src/lsp/work-ahead.ts";

const NUMBERS = Array.from({ length: 50 }, (_, number) => number);

describe("work ahead", () => {
	test("hands results on in the order of the items, whichever is done first", async () => {
		const taken: number[] = [];
		const work = async (number: number) => {
			await pause(number % 7);
			return number;
		};
		await workAhead(NUMBERS, work, (number) => {
			taken.push(number);
		});
		expect(taken).toEqual(NUMBERS);
	});

	test("works on no more than 16 items that have not been taken", async () => {
		let begun = 0;
		let taken = 0;
		let most = 0;
		const work = async () => {
			most = Math.max(most, ++begun - taken);
		};
		await workAhead(NUMBERS, work, async () => {
			await pause(1);
			taken++;
		});
		expect(begun).toBe(50);
		expect(most).toBe(17);
	});

	test("goes on with those behind while one is taken", async () => {
		const done: number[] = [];
		const work = async (number: number) => {
			await pause(1);
			done.push(number);
		};
		let atFirst = 0;
		await workAhead(NUMBERS, work, async () => {
			if (atFirst > 0) return;
			await pause(50);
			atFirst = done.length;
		});
		expect(atFirst).toBe(17);
	});

	test("does nothing for no items", async () => {
		const never = () => {
			throw new Error("there is nothing to do");
		};
		await workAhead([], never, never);
	});

	test("ends with what failed first in the order of the items, and takes nothing behind it", async () => {
		const taken: number[] = [];
		const work = async (number: number) => {
			if (number === 3 || number === 5) throw new Error(`${number} failed`);
			return number;
		};
		const all = workAhead(NUMBERS, work, (number) => {
			taken.push(number);
		});
		await expect(all).rejects.toThrow("3 failed");
		expect(taken).toEqual([0, 1, 2]);
	});
});
