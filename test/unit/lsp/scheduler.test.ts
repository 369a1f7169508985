import { expect, test } from "vitest";
import { Scheduler } from "../../../server/src/lsp/scheduler.ts";

/** Work of so many steps of a millisecond each. */
class CountedWork {
	left = 0;
	slices = 0;
	ends = 0;
	preparation: Promise<void> | undefined;

	prepare(): Promise<void> | undefined {
		const preparation = this.preparation;
		this.preparation = undefined;
		return preparation;
	}

	proceed(isTimeUp: () => boolean): boolean {
		this.slices++;
		while (this.left > 0) {
			const end = performance.now() + 1;
			while (performance.now() < end);
			this.left--;
			if (isTimeUp()) return this.left === 0;
		}
		return true;
	}

	finished(): void {
		this.ends++;
	}
}

function nextTurn(): Promise<void> {
	return new Promise((resolve) => {
		setImmediate(resolve);
	});
}

test("work is done in slices, and others have their turn between them", async () => {
	const work = new CountedWork();
	const scheduler = new Scheduler(work);
	work.left = 60;
	scheduler.request();
	scheduler.request();
	let turns = 0;
	while (scheduler.isBusy) {
		await nextTurn();
		turns++;
	}
	expect(work.left).toBe(0);
	expect(work.slices).toBeGreaterThanOrEqual(5);
	expect(turns).toBeGreaterThanOrEqual(5);
	expect(work.ends).toBe(1);
});

test("nothing is done while work is held", async () => {
	const work = new CountedWork();
	const scheduler = new Scheduler(work);
	const releases = [scheduler.hold(), scheduler.hold()];
	scheduler.request();
	await nextTurn();
	releases[0]!();
	releases[0]!();
	await nextTurn();
	expect({ slices: work.slices, isBusy: scheduler.isBusy }).toEqual({ slices: 0, isBusy: true });
	releases[1]!();
	await scheduler.whenDone();
	expect({ slices: work.slices, isBusy: scheduler.isBusy }).toEqual({ slices: 1, isBusy: false });
});

test("work begins when what it needs is there", async () => {
	const work = new CountedWork();
	const scheduler = new Scheduler(work);
	let arrive = () => {};
	work.preparation = new Promise((resolve) => {
		arrive = resolve;
	});
	scheduler.request();
	await nextTurn();
	await nextTurn();
	expect(work.slices).toBe(0);
	arrive();
	await scheduler.whenDone();
	expect(work.slices).toBe(1);
});
