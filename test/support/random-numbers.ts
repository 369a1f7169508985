/** Whole numbers from 0 to below a bound, the same ones for the same seed: a linear congruential generator. */
export type RandomNumbers = (below: number) => number;

export function randomNumbers(seed: number): RandomNumbers {
	let state = seed >>> 0;
	return (below) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 0x1_0000_0000) * below);
	};
}
