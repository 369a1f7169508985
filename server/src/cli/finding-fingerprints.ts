import { fingerprints } from "../features/fingerprint.ts";
import type { Finding } from "../rules/engine/finding.ts";
import { byFile } from "./by-file.ts";

/**
 * The fingerprint of each finding, worked out for all when the first is asked for.
 *
 * @param findings all, by file and place.
 * @param pathOf what a path is called where fingerprints are to hold.
 */
export function fingerprintsOf(
	findings: readonly Finding[],
	pathOf: (path: string) => string,
): (finding: Finding) => string {
	let known: ReadonlyMap<Finding, string> | undefined;
	const all = () => {
		const pairs = byFile(findings).flatMap((ofFile) => {
			const prints = fingerprints(ofFile, pathOf(ofFile[0]!.path));
			return ofFile.map((finding, index) => [finding, prints[index]!] as const);
		});
		return new Map(pairs);
	};
	return (finding) => {
		known ??= all();
		return known.get(finding)!;
	};
}
