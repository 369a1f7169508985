import { expect, test } from "vitest";
import { isTurnOver, nextTurn, onNextTurn } from "../../../server/src/lsp/next-turn.ts";

/** Longer than a turn may last, in milliseconds. */
const LONG = 6;

function work(milliseconds: number): void {
	const end = performance.now() + milliseconds;
	while (performance.now() < end);
}

test("messages are read between two pieces of work, however many wait", async () => {
	const order: string[] = [];
	const message = () => {
		order.push("message");
		if (order.length < 6) setImmediate(message);
	};
	for (const name of ["one", "two", "three"]) onNextTurn(() => order.push(name));
	setImmediate(message);
	await nextTurn();
	expect(order).toEqual(["one", "message", "two", "message", "three", "message"]);
});

test("work that fails does not hold up what waits behind it", async () => {
	const failed = new Promise((resolve) => {
		const listeners = process.listeners("uncaughtException");
		process.removeAllListeners("uncaughtException");
		process.once("uncaughtException", (error) => {
			for (const listener of listeners) process.on("uncaughtException", listener);
			resolve(error);
		});
	});
	onNextTurn(() => {
		throw new Error("broken");
	});
	await nextTurn();
	expect(await failed).toEqual(new Error("broken"));
});

test("what is done in one turn shares its time", async () => {
	await nextTurn();
	const atBeginning = isTurnOver();
	work(LONG);
	const behind = isTurnOver();
	await Promise.resolve();
	expect([atBeginning, behind, isTurnOver()]).toEqual([false, true, true]);
	await nextTurn();
	expect(isTurnOver()).toBe(false);
});
