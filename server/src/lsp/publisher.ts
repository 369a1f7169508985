import { type Diagnostic, DiagnosticSeverity, type PublishDiagnosticsParams } from "vscode-languageserver";
import { diagnosticOf, type FindingAbilities } from "../features/diagnostics.ts";
import type { ZoneService } from "../features/zone-service.ts";
import type { Finding } from "../rules/engine/finding.ts";
import type { Severity } from "../syntax/problem.ts";
import type { Documents } from "./documents.ts";
import type { UriPaths } from "./uri-paths.ts";

/** How many findings of each severity there are. */
export type FindingCounts = Record<Severity, number>;

/** What the publisher has to know of the rest of the server. */
export interface PublisherHost {
	readonly service: ZoneService;
	readonly documents: Documents;
	readonly uris: UriPaths;
	/** What the editor shows of a finding. */
	readonly shown: FindingAbilities;
	send(diagnostics: PublishDiagnosticsParams): void;
}

const SEVERITY_WORDS: readonly (readonly [DiagnosticSeverity, Severity])[] = [
	[DiagnosticSeverity.Error, "error"],
	[DiagnosticSeverity.Warning, "warning"],
	[DiagnosticSeverity.Information, "information"],
	[DiagnosticSeverity.Hint, "hint"],
];

/** Shows the findings of files whose findings changed, open or not: those that an editor has open first. */
export class Publisher {
	readonly #host: PublisherHost;
	readonly #pending = new Set<string>();
	/** What is shown now, of files that have findings. */
	readonly #shown = new Map<string, FindingCounts>();

	constructor(host: PublisherHost) {
		this.#host = host;
	}

	/**
	 * Publishes until all is shown or time is up; whether all is shown. The service must be settled. The document that somebody types in goes
	 * first and alone: its message is on its way before the others, which may have a thousand findings each, are worked out.
	 */
	publish(isTimeUp: () => boolean): boolean {
		for (const path of this.#host.service.takeChangedFiles()) this.#pending.add(path);
		const { latest } = this.#host.documents;
		if (latest !== undefined && this.#pending.has(latest)) {
			return this.#show(latest, isTimeUp) && this.#pending.size === 0;
		}
		for (const path of this.#inOrder()) {
			if (!this.#show(path, isTimeUp) || isTimeUp()) return this.#pending.size === 0;
		}
		return true;
	}

	/**
	 * Shows what is wrong with the text of open documents, which holds whatever else is read; all else is told of once it has been. They must
	 * have been read.
	 */
	publishFirst(): void {
		for (const path of this.#host.documents.paths()) {
			const findings = this.#host.service.textFindings(path);
			if (findings !== undefined) this.#send(path, findings);
		}
	}

	/** How many findings are shown. */
	counts(): FindingCounts {
		const sum: FindingCounts = { error: 0, warning: 0, information: 0, hint: 0 };
		for (const counts of this.#shown.values()) {
			for (const [, word] of SEVERITY_WORDS) sum[word] += counts[word];
		}
		return sum;
	}

	/** What is left to be shown. */
	*#inOrder(): IterableIterator<string> {
		for (const path of this.#host.documents.paths()) if (this.#pending.has(path)) yield path;
		yield* this.#pending;
	}

	/** Whether time has sufficed for it. */
	#show(path: string, isTimeUp: () => boolean): boolean {
		if (!this.#host.service.prepareShown(path, isTimeUp)) return false;
		this.#pending.delete(path);
		this.#send(path, this.#host.service.shownFindings(path));
		return true;
	}

	#send(path: string, findings: readonly Finding[]): void {
		const { documents, uris, shown } = this.#host;
		const uriOf = (one: string) => uris.uriOf(one);
		const diagnostics = findings.map((finding) => diagnosticOf(finding, uriOf, shown));
		if (diagnostics.length === 0 && !this.#shown.has(path) && !documents.isOpen(path)) return;
		if (diagnostics.length > 0) this.#shown.set(path, countsOf(diagnostics));
		else this.#shown.delete(path);
		const version = documents.versionOf(path);
		this.#host.send({ uri: uris.uriOf(path), ...(version !== undefined && { version }), diagnostics });
	}
}

function countsOf(diagnostics: readonly Diagnostic[]): FindingCounts {
	const counts: FindingCounts = { error: 0, warning: 0, information: 0, hint: 0 };
	for (const [severity, word] of SEVERITY_WORDS) {
		counts[word] = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
	}
	return counts;
}
