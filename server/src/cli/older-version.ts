import type { ZoneService } from "../features/zone-service.ts";
import type { Finding } from "../rules/engine/finding.ts";
import { atOnce } from "../text/at-once.ts";
import { toText } from "../text/utf8.ts";
import { findingsIn } from "./check-findings.ts";
import { committedFiles } from "./committed-files.ts";
import { inTurns } from "./in-turns.ts";
import { introducedFindings, type OlderFinding, olderFinding } from "./introduced-findings.ts";
import { sameLines } from "./same-lines.ts";
import { verifySignatures } from "./verify-signatures.ts";
import type { OlderContents, WorkspaceLoader } from "./workspace-loader.ts";

/** A workspace as it was in a commit of Git. */
export interface OlderVersion {
	/** The files that are others now. */
	readonly contents: OlderContents;
	readonly findings: readonly OlderFinding[];
}

/**
 * Judges a loaded workspace as it was in a commit, and then as it is again; from then on its findings tell, too, whose serial was not raised
 * since. What was not changed is not read twice.
 *
 * @param options.dnssec whether signatures are verified, as they are to be in the present version.
 * @throws CommandFailure where Git cannot tell what was committed.
 */
export async function olderVersion(
	loader: WorkspaceLoader,
	revision: string,
	{ dnssec }: { readonly dnssec: boolean },
): Promise<OlderVersion> {
	const { service } = loader;
	const contents = new Map(service.workspace.roots.flatMap((root) => [...committedFiles(root, revision)]));
	loader.goBack(contents);
	await inTurns((isTimeUp) => loader.load(isTimeUp));
	if (dnssec) await verifySignatures(service);
	const findings = findingsIn(service, { most: Number.POSITIVE_INFINITY }).map(olderFinding);
	loader.comeBack();
	await inTurns((isTimeUp) => loader.load(isTimeUp));
	service.published.clear();
	for (const [path, octets] of contents) service.published.set(path, octets);
	atOnce(service.published.compareSteps());
	service.settle();
	return { contents, findings };
}

/** The findings that an older version of a workspace did not have. */
export function introducedSince(
	{ contents, findings: older }: OlderVersion,
	findings: readonly Finding[],
	service: ZoneService,
): Finding[] {
	const same = new Map<string, ReadonlyMap<number, number>>();
	return introducedFindings(findings, older, {
		isGone: (path) => service.textOf(path) === undefined,
		lineNow: (path, line) => {
			const before = contents.get(path);
			if (before === undefined) return line;
			let lines = same.get(path);
			if (!lines) {
				const now = service.textOf(path)?.octets();
				lines = before && now ? sameLines(toText(before), toText(now)) : new Map();
				same.set(path, lines);
			}
			return lines.get(line);
		},
	});
}
