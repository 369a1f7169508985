import type { Problem } from "../syntax/problem.ts";
import type { Block, FoundInclude } from "./block.ts";
import type { Slice } from "./slice.ts";
import type { Zone } from "./zone.ts";
import type { ZoneFile } from "./zone-file.ts";

/** Includes may be nested this deep; NSD stops at ten as well. */
const MAX_INCLUDE_DEPTH = 10;

/** Answers what an `$INCLUDE` path means: a file that is there, a problem, or `undefined` while it is being fetched. */
export type ResolveInclude = (
	zone: Zone,
	from: ZoneFile,
	written: string,
) => ZoneFile | { readonly rule: "include-missing" | "include-outside"; readonly message: string } | undefined;

/** The file that the `$INCLUDE` of a block is to be replaced by, why it cannot be, or undefined while it is being fetched. */
export function includedFile(
	block: Block,
	found: FoundInclude,
	resolve: ResolveInclude,
): ZoneFile | Problem | undefined {
	const { slice } = block;
	const at = { start: found.start, end: found.end };
	const target = resolve(slice.zone, slice.file, found.written);
	if (!target) return undefined;
	if (!("text" in target)) return { ...at, ...target };
	let depth = 0;
	for (let outer: Slice | undefined = slice; outer; outer = outer.parent?.slice) {
		if (outer.file === target) {
			const message = `${found.written} includes itself, directly or through others, so reading it would never end`;
			return { ...at, rule: "include-cycle", message };
		}
		depth++;
	}
	if (depth > MAX_INCLUDE_DEPTH) {
		const message = `includes are nested more than ${MAX_INCLUDE_DEPTH} deep, and not every server follows them that far`;
		return { ...at, rule: "include-too-deep", message };
	}
	return target;
}
