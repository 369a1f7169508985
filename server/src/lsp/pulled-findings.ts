import {
	type CancellationToken,
	type Connection,
	type Diagnostic,
	DocumentDiagnosticReportKind,
	type FullDocumentDiagnosticReport,
	type PublishDiagnosticsParams,
	type RelatedFullDocumentDiagnosticReport,
	type RelatedUnchangedDocumentDiagnosticReport,
	type UnchangedDocumentDiagnosticReport,
	type WorkspaceDiagnosticReport,
} from "vscode-languageserver";

/** Findings that change while somebody types are told of once; in milliseconds. */
const PAUSE = 300;

/** What it has to know of the rest of the server. */
interface PulledHost {
	/** Resolves when findings are at hand. */
	ready(): Promise<void>;
	/** Tells the editor to ask again; does nothing where it cannot be told. */
	refresh(): void;
}

/** The findings of a file as they are kept until they are asked for. */
interface Kept {
	/** Rises with each change of any file, so that of two the higher is the later. */
	readonly id: number;
	readonly version: number | null;
	readonly diagnostics: Diagnostic[];
}

type Report = FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport;

/**
 * For editors that ask for findings and do not listen to those that are sent: keeps what would be sent. What is found in one
 * file by an edit of another comes along as related, and the editor is told to ask again.
 */
export class PulledFindings {
	readonly #host: PulledHost;
	readonly #kept = new Map<string, Kept>();
	#last = 0;
	#pause: Timer | undefined;

	constructor(host: PulledHost) {
		this.#host = host;
	}

	/** Takes the findings of a file that have come to be others. */
	keep({ uri, version, diagnostics }: PublishDiagnosticsParams): void {
		this.#kept.set(uri, { id: ++this.#last, version: version ?? null, diagnostics });
		clearTimeout(this.#pause);
		this.#pause = setTimeout(() => this.#host.refresh(), PAUSE);
	}

	stop(): void {
		clearTimeout(this.#pause);
	}

	listen(connection: Connection): void {
		const { diagnostics } = connection.languages;
		diagnostics.on(({ textDocument, previousResultId }) => this.#ofDocument(textDocument.uri, previousResultId));
		diagnostics.onWorkspace(({ previousResultIds }, token) => this.#ofWorkspace(previousResultIds, token));
	}

	async #ofDocument(
		uri: string,
		previous: string | undefined,
	): Promise<RelatedFullDocumentDiagnosticReport | RelatedUnchangedDocumentDiagnosticReport> {
		await this.#host.ready();
		const since = previous === undefined ? Number.POSITIVE_INFINITY : readResult(previous).seen;
		const related = [...this.#kept].filter(([other, { id }]) => other !== uri && id > since);
		const relatedDocuments = Object.fromEntries(related.map(([other]) => [other, this.#report(other, undefined)]));
		return { ...this.#report(uri, previous), ...(related.length > 0 && { relatedDocuments }) };
	}

	async #ofWorkspace(
		previous: readonly { readonly uri: string; readonly value: string }[],
		token: CancellationToken,
	): Promise<WorkspaceDiagnosticReport> {
		await this.#host.ready();
		const known = new Map(previous.map(({ uri, value }) => [uri, value]));
		// Of a file that went with its findings, the editor is told that there are none.
		const uris = token.isCancellationRequested ? [] : new Set([...this.#kept.keys(), ...known.keys()]);
		return {
			items: [...uris].map((uri) => ({
				...this.#report(uri, known.get(uri)),
				uri,
				version: this.#kept.get(uri)?.version ?? null,
			})),
		};
	}

	#report(uri: string, previous: string | undefined): Report {
		const { id, diagnostics } = this.#kept.get(uri) ?? NOTHING;
		const resultId = `${id} ${this.#last}`;
		if (previous !== undefined && readResult(previous).id === id)
			return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
		return { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnostics };
	}
}

const NOTHING: Kept = { id: 0, version: null, diagnostics: [] };

/** Which findings of its file a result has, and the last of any file that there were then. */
function readResult(resultId: string): { readonly id: number; readonly seen: number } {
	const [id, seen] = resultId.split(" ").map(Number);
	return { id: id ?? Number.NaN, seen: seen ?? Number.POSITIVE_INFINITY };
}
