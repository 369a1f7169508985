import { subjectOf } from "../features/fingerprint.ts";
import type { Finding } from "../rules/engine/finding.ts";

/** As much of a finding of an older version as is needed to know it again. */
export interface OlderFinding {
	readonly rule: string;
	readonly path: string;
	/** From 0 on. */
	readonly line: number;
	readonly subject: string;
}

/** What must be known of a finding that may be used when those who found it have moved on. */
export function olderFinding({ rule, path, range, message }: Finding): OlderFinding {
	return { rule, path, line: range.start.line, subject: subjectOf({ rule, message }) };
}

/** What became of the files. */
export interface FileChanges {
	/** The line of a file that a line of its older version is now; undefined where there is none. */
	lineNow(path: string, olderLine: number): number | undefined;
	/** Whether a file of the older version is there no more. */
	isGone(path: string): boolean;
}

/**
 * The findings that an older version did not have. A finding is known again by its rule and by what it is about, in the line that is
 * the same; or else anywhere in the file, since lines are edited and moved; or else among those of files that are gone, since
 * files are renamed. Each older finding accounts for one: where a fault is there once more, the new place is told.
 */
export function introducedFindings(
	findings: readonly Finding[],
	older: readonly OlderFinding[],
	changes: FileChanges,
): Finding[] {
	const left = new Set(older);
	/** Leaves out the findings that have the same key as one of those that are left. */
	const without = (known: readonly Finding[], keyOf: KeyOf, keyNow: KeyOf) => {
		const byKey = new Map<string, OlderFinding[]>();
		for (const finding of left) {
			const key = keyOf(finding);
			if (key === undefined) continue;
			const alike = byKey.get(key);
			if (alike) alike.push(finding);
			else byKey.set(key, [finding]);
		}
		return known.filter((finding) => {
			const found = byKey.get(keyNow(olderFinding(finding))!)?.shift();
			return found === undefined || !left.delete(found);
		});
	};
	const keyOfLine: KeyOf = (finding) => {
		const line = changes.lineNow(finding.path, finding.line);
		return line === undefined ? undefined : placeKey({ ...finding, line });
	};
	const notAtLine = without(findings, keyOfLine, placeKey);
	const notInFile = without(notAtLine, fileKey, fileKey);
	return without(notInFile, (finding) => (changes.isGone(finding.path) ? aboutKey(finding) : undefined), aboutKey);
}

/** By what findings are known to be the same; undefined for one that is none of those now. */
type KeyOf = (finding: OlderFinding) => string | undefined;

function placeKey({ rule, path, line, subject }: OlderFinding): string {
	return JSON.stringify([rule, subject, path, line]);
}

function fileKey({ rule, path, subject }: OlderFinding): string {
	return JSON.stringify([rule, subject, path]);
}

function aboutKey({ rule, subject }: OlderFinding): string {
	return JSON.stringify([rule, subject]);
}
