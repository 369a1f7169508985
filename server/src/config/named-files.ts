import { joinPath, withSlashes } from "./config-path.ts";
import type { NamedFile } from "./configured-zone.ts";
import type { Statement } from "./named-conf-statement.ts";

/** The keywords behind which a path stands, but for zones and includes: `key-file`, `bindkeys-file`, `session-keyfile`. */
const FILE_KEYWORD = /^(?:file|journal|.+-(?:file|keyfile))$/;

/** Blocks within blocks deeper than named has them. */
const MAX_DEPTH = 8;

/** The paths of keys, logs and the like in the statements of some files; a statement at a time. */
export function* namedFilesIn(
	parsed: ReadonlyMap<string, readonly Statement[]>,
	base: string,
): Generator<void, NamedFile[]> {
	const found: NamedFile[] = [];
	for (const statements of parsed.values()) yield* look(statements, 0);
	return found;

	function* look(statements: readonly Statement[], depth: number): Generator<void, void> {
		for (const { path, words, block } of statements) {
			yield;
			const [keyword, value] = words;
			const key = keyword?.text.toLowerCase() ?? "";
			if (value?.isQuoted && FILE_KEYWORD.test(key)) {
				const place = joinPath(base, withSlashes(value.text));
				found.push({ path, start: value.start, end: value.end, place });
			}
			if (block && depth < MAX_DEPTH && key !== "zone") yield* look(block, depth + 1);
		}
	}
}
