import type { Finding } from "../rules/engine/finding.ts";

/** Findings that are sorted by file, those of each file together. */
export function byFile(findings: readonly Finding[]): Finding[][] {
	const groups: Finding[][] = [];
	for (const finding of findings) {
		const last = groups.at(-1);
		if (last?.[0]?.path === finding.path) last.push(finding);
		else groups.push([finding]);
	}
	return groups;
}
