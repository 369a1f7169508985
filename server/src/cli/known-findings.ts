import { isInside } from "../config/config-path.ts";
import { KNOWN_RULES } from "../features/known-rules.ts";
import type { Finding } from "../rules/engine/finding.ts";
import { VERIFIED_RULES } from "../rules/registry.ts";
import { type Settings, severityIn } from "../workspace/settings.ts";
import { type Baseline, type BaselineEntry, baselineFingerprints, fileOfEntry } from "./baseline.ts";

/** Rules that find something only where an older version is compared. */
const COMPARING_RULES: ReadonlySet<string> = new Set([
	"soa-serial-not-incremented",
	"soa-serial-went-backwards",
	"mta-sts-id-stale",
]);

/** What a check looked at. */
export interface Looked {
	readonly settings: Settings;
	readonly files: readonly string[];
	/** Folders in which it would have seen every file. */
	readonly folders: readonly string[];
	/** Whether signatures were verified. */
	readonly dnssec: boolean;
	/** Whether an older version was compared. */
	readonly isCompared: boolean;
}

/** Whether a finding is one of a baseline, among all findings of a check. */
export function knownIn(baseline: Baseline, all: readonly Finding[]): (finding: Finding) => boolean {
	const fingerprintOf = baselineFingerprints(baseline.path, all);
	return (finding) => baseline.entries.has(fingerprintOf(finding));
}

/** The entries of a baseline that were looked for and not found: what is outside of the given paths, or needs another option, may be there still. */
export function entriesGone(baseline: Baseline, all: readonly Finding[], looked: Looked): BaselineEntry[] {
	const found = new Set(all.map(baselineFingerprints(baseline.path, all)));
	const files = new Set(looked.files);
	const isLookedAt = (entry: BaselineEntry) => {
		const path = fileOfEntry(baseline, entry);
		return files.has(path) || looked.folders.some((folder) => isInside(folder, path));
	};
	return [...baseline.entries.values()].filter(
		(entry) => !found.has(entry.fingerprint) && isLookedFor(entry.rule, looked) && isLookedAt(entry),
	);
}

function isLookedFor(rule: string, { settings, dnssec, isCompared }: Looked): boolean {
	if (VERIFIED_RULES.has(rule) && !dnssec) return false;
	if (COMPARING_RULES.has(rule) && !isCompared) return false;
	const own = KNOWN_RULES.get(rule)?.severity;
	return own === undefined || severityIn(settings, rule, own) !== "off";
}
