import fc from "fast-check";
import { expect, test } from "vitest";
import { SetMap } from "../../../server/src/trio/set-map.ts";

const KEY = fc.integer({ min: 0, max: 3 });
const MEMBER = fc.integer({ min: 0, max: 4 });

test("whatever is added and taken out, its keys have the members that sets would have", () => {
	const step = fc.record({ what: fc.constantFrom("add", "add", "remove", "delete"), key: KEY, member: MEMBER });
	fc.assert(
		fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
			const map = new SetMap<number, number>();
			const sets = [0, 1, 2, 3].map(() => new Set<number>());
			for (const { what, key, member } of steps) {
				if (what === "add") {
					map.add(key, member);
					sets[key]!.add(member);
				} else if (what === "remove") {
					expect(map.remove(key, member)).toBe(sets[key]!.delete(member));
				} else {
					map.delete(key);
					sets[key]!.clear();
				}
				for (const [at, set] of sets.entries()) {
					expect([...map.of(at)]).toEqual([...set]);
					expect(map.count(at)).toBe(set.size);
					expect(map.has(at)).toBe(set.size > 0);
					expect(map.holds(at, member)).toBe(set.has(member));
				}
				expect(map.size).toBe(sets.filter((set) => set.size > 0).length);
				expect([...map.keys()].sort()).toEqual([0, 1, 2, 3].filter((at) => sets[at]!.size > 0));
			}
			map.clear();
			expect(map.size).toBe(0);
		}),
		{ seed: 20261130, numRuns: 200 },
	);
});
