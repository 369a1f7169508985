/** For so many views an answer is kept: a subject and the few records that its rules go on to. */
const KEPT = 4;

/**
 * Makes a function that works something out of a view once, however many rules ask one after the other. Views are made
 * for one look, so only the answers for the last few are kept.
 *
 * Hot: asked several times of each record; a WeakMap would cost more than most of what is worked out.
 */
export function oncePerView<View extends object, Value>(workOut: (view: View) => Value): (view: View) => Value {
	const views: (View | undefined)[] = new Array(KEPT).fill(undefined);
	const values: Value[] = [];
	let next = 0;
	return (view) => {
		for (let index = 0; index < KEPT; index++) if (views[index] === view) return values[index]!;
		const value = workOut(view);
		views[next] = view;
		values[next] = value;
		next = (next + 1) % KEPT;
		return value;
	};
}
