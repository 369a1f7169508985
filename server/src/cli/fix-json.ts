import { findingJson } from "./check-json.ts";
import { shownPath } from "./disk-path.ts";
import type { FixOutcome } from "./fix-text.ts";
import type { Output } from "./output.ts";

/** Writes as JSON what was repaired, what could not be written, and what remains: findings as `check` has them, with the reason. */
export function writeFixJson(output: Output, { done, failed, left }: FixOutcome): void {
	const json = {
		version: 1,
		repaired: done
			.flatMap(({ repairs }) => repairs)
			.map(({ finding, title, paths }) => ({
				rule: finding.rule,
				file: shownPath(finding.path),
				message: finding.message,
				fix: title,
				files: paths.map(shownPath),
			})),
		failed: failed.map(({ group, problem }) => ({ files: group.files.map(({ path }) => shownPath(path)), problem })),
		remaining: left.map(({ finding, why }) => ({ ...findingJson(finding), reason: why })),
	};
	output.write(`${JSON.stringify(json, undefined, 1)}\n`);
}
