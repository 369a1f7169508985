import type { Workspace } from "../../workspace/workspace.ts";
import type { RuleContext } from "../views/rule-context.ts";

/**
 * Makes a function that works something out of all zones once for each key, until something changes: what is offered for a
 * thousand findings is mostly the same.
 *
 * @param keyOf tells apart what is asked for.
 */
export function oncePerRevision<Given extends readonly unknown[], Value>(
	keyOf: (...given: Given) => string,
	workOut: (context: RuleContext, ...given: Given) => Value,
): (context: RuleContext, ...given: Given) => Value {
	const known = new WeakMap<Workspace, { readonly revision: number; readonly values: Map<string, Value> }>();
	return (context, ...given) => {
		const { workspace } = context;
		let kept = known.get(workspace);
		if (kept?.revision !== workspace.revision) {
			kept = { revision: workspace.revision, values: new Map() };
			known.set(workspace, kept);
		}
		const key = keyOf(...given);
		const before = kept.values.get(key);
		if (before !== undefined) return before;
		const value = workOut(context, ...given);
		kept.values.set(key, value);
		return value;
	};
}
