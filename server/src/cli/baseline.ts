import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { subjectOf } from "../features/fingerprint.ts";
import { parseJsonWithComments } from "../features/json-with-comments.ts";
import type { Finding } from "../rules/engine/finding.ts";
import { CommandFailure } from "./command-failure.ts";
import { absolutePath, pathFrom } from "./disk-path.ts";
import { EXIT_FAILURE } from "./exit-status.ts";
import { fingerprintsOf } from "./finding-fingerprints.ts";
import { replaceFiles } from "./replace-files.ts";

/** A finding that is known; by its fingerprint it is found again, the rest is for people. */
export interface BaselineEntry {
	/** Seen from the folder of the baseline, with slashes. */
	readonly file: string;
	readonly rule: string;
	readonly subject: string;
	readonly fingerprint: string;
}

/** Findings that are known and do not count, as they are kept in a file. */
export interface Baseline {
	/** The file, as the user names it. */
	readonly path: string;
	/** By their fingerprints. */
	readonly entries: ReadonlyMap<string, BaselineEntry>;
}

const VERSION = 1;

/**
 * Reads a baseline.
 *
 * @throws CommandFailure where there is none, or it is not what `writeBaseline` writes.
 */
export function readBaseline(path: string): Baseline {
	const octets = octetsOf(path);
	if (!octets)
		throw new CommandFailure(EXIT_FAILURE, `there is no baseline ${path}: --write-baseline ${path} makes it`);
	const text = octets.toString();
	if (/^<{7} /m.test(text)) throw broken(path, "has the conflict of a merge in it");
	let json: unknown;
	try {
		json = parseJsonWithComments(text);
	} catch (error) {
		throw broken(path, error instanceof Error ? error.message : String(error));
	}
	if (!isObject(json) || !Array.isArray(json["findings"])) throw broken(path, 'has no list "findings"');
	if (json["version"] !== VERSION) {
		throw broken(path, `has the version ${JSON.stringify(json["version"])}, and this zonetrio reads ${VERSION}`);
	}
	const entries = new Map<string, BaselineEntry>();
	json["findings"].forEach((entry: unknown, index) => {
		if (!isEntry(entry)) {
			throw broken(path, `has no "file", "rule", "subject" and "fingerprint" in finding ${index + 1} of its list`);
		}
		entries.set(entry.fingerprint, entry);
	});
	return { path, entries };
}

/**
 * Writes a baseline of all findings, one a line and sorted, so that Git shows and merges what changes. A file that is there already is
 * replaced at once.
 *
 * @throws CommandFailure where it cannot be written.
 */
export function writeBaseline(path: string, findings: readonly Finding[]): Baseline {
	const fingerprintOf = baselineFingerprints(path, findings);
	const pathOf = seenFrom(path);
	const entries = findings.map((finding) => ({
		file: pathOf(finding.path),
		rule: finding.rule,
		subject: subjectOf(finding),
		fingerprint: fingerprintOf(finding),
	}));
	const lines = entries
		.map((entry) => ({ entry, key: JSON.stringify(Object.values(entry)) }))
		.sort((one, other) => (one.key < other.key ? -1 : 1))
		.map(({ entry }) => `\n\t\t${JSON.stringify(entry)}`);
	const list = lines.length === 0 ? "[]" : `[${lines.join(",")}\n\t]`;
	const after = Buffer.from(`{\n\t"version": ${VERSION},\n\t"findings": ${list}\n}\n`);
	const problem = replaceFiles([{ path: absolutePath(path), before: octetsOf(path), after }]);
	if (problem !== undefined) throw new CommandFailure(EXIT_FAILURE, `the baseline is not written: ${problem}`);
	return { path, entries: new Map(entries.map((entry) => [entry.fingerprint, entry])) };
}

/** The fingerprints of findings as they are in a baseline: for paths seen from its folder, so that it holds whatever the current one is. */
export function baselineFingerprints(path: string, findings: readonly Finding[]): (finding: Finding) => string {
	return fingerprintsOf(findings, seenFrom(path));
}

/** The file of an entry, absolute and with slashes. */
export function fileOfEntry({ path }: Baseline, { file }: BaselineEntry): string {
	return absolutePath(resolve(dirname(path), file));
}

function seenFrom(path: string): (file: string) => string {
	const folder = dirname(resolve(path));
	return (file) => pathFrom(folder, file);
}

function octetsOf(path: string): Buffer | undefined {
	try {
		return readFileSync(path);
	} catch (error) {
		const code = error instanceof Error && "code" in error ? error.code : undefined;
		if (code === "ENOENT") return undefined;
		throw new CommandFailure(EXIT_FAILURE, `the baseline ${path} cannot be read (${code ?? error})`);
	}
}

function broken(path: string, problem: string): CommandFailure {
	return new CommandFailure(EXIT_FAILURE, `the baseline ${path} ${problem}: --write-baseline ${path} makes it anew`);
}

function isEntry(entry: unknown): entry is BaselineEntry {
	return isObject(entry) && ["file", "rule", "subject", "fingerprint"].every((key) => typeof entry[key] === "string");
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
