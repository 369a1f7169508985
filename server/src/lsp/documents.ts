import type {
	DidChangeTextDocumentParams,
	DidCloseTextDocumentParams,
	DidOpenTextDocumentParams,
	DidSaveTextDocumentParams,
	TextDocumentContentChangeEvent,
} from "vscode-languageserver";
import type { FileKind, ZoneService } from "../features/zone-service.ts";
import { ChunkedText, chunkOf, type TextChange } from "../text/chunked-text.ts";
import { toOctets } from "../text/utf8.ts";
import type { UriPaths } from "./uri-paths.ts";

/** Ours, and the ids under which other extensions and editors know zone files. */
const ZONE_LANGUAGES = new Set(["dns-zone", "zone", "dnszonefile", "bindzone", "dns"]);

const BYTE_ORDER_MARK = "\uFEFF";

/** A document that an editor has open. */
interface OpenDocument {
	readonly language: string;
	version: number;
	/** The text of what is neither a zone nor a configuration; typing may make it one. */
	other: ChunkedText | undefined;
}

/** What the documents have to know of the rest of the server. */
export interface DocumentsHost {
	readonly service: ZoneService;
	readonly uris: UriPaths;
	isExcluded(path: string): boolean;
	/** A document came or changed. */
	changed(): void;
	/** A document was opened or saved, and so is as it is on the disk. */
	shown(path: string): void;
	/** A document went; the file on the disk counts again. */
	closed(path: string): void;
}

/** The documents that an editor has open. Their edits go straight into the service. */
export class Documents {
	readonly #host: DocumentsHost;
	readonly #open = new Map<string, OpenDocument>();
	#latest: string | undefined;

	constructor(host: DocumentsHost) {
		this.#host = host;
	}

	/** Whether an editor has a file open. */
	isOpen(path: string): boolean {
		return this.#open.has(path);
	}

	/** The version of an open document. */
	versionOf(path: string): number | undefined {
		return this.#open.get(path)?.version;
	}

	/** The paths of the open documents. */
	paths(): IterableIterator<string> {
		return this.#open.keys();
	}

	/** How many are open. */
	get count(): number {
		return this.#open.size;
	}

	/** The path of the document that was opened or changed last. */
	get latest(): string | undefined {
		return this.#latest;
	}

	/** An editor opened a document. */
	didOpen({ textDocument: { uri, languageId, version, text } }: DidOpenTextDocumentParams): void {
		if (!this.#host.uris.isOwn(uri)) return;
		const { service, uris } = this.#host;
		const path = uris.pathOf(uri);
		uris.remember(path, uri);
		if (this.#host.isExcluded(path)) return;
		const document = { language: languageId, version, other: undefined };
		this.#open.set(path, document);
		this.#latest = path;
		// Editors keep a byte order mark to themselves.
		const hasBom = service.workspace.files.get(path)?.hasBom === true && !text.startsWith(BYTE_ORDER_MARK);
		this.#give(path, document, toOctets(hasBom ? BYTE_ORDER_MARK + text : text));
		this.#host.shown(path);
		this.#host.changed();
	}

	/** A document was saved. */
	didSave({ textDocument: { uri } }: DidSaveTextDocumentParams): void {
		const path = this.#host.uris.pathOf(uri);
		if (this.#open.has(path)) this.#host.shown(path);
	}

	/** The text of a document changed. */
	didChange({ textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams): void {
		const path = this.#host.uris.pathOf(uri);
		const document = this.#open.get(path);
		if (!document) return;
		this.#latest = path;
		document.version = version;
		let edits: TextChange[] = [];
		for (const change of contentChanges) {
			if (isEdit(change)) {
				edits.push({ start: change.range.start, end: change.range.end, text: change.text });
			} else {
				edits = [];
				this.#give(path, document, toOctets(change.text));
			}
		}
		if (edits.length > 0) this.#edit(path, document, edits);
		this.#host.changed();
	}

	/** An editor closed a document. */
	didClose({ textDocument: { uri } }: DidCloseTextDocumentParams): void {
		const path = this.#host.uris.pathOf(uri);
		if (!this.#open.delete(path)) return;
		if (this.#latest === path) this.#latest = undefined;
		this.#host.closed(path);
	}

	#give(path: string, document: OpenDocument, octets: Uint8Array): void {
		const named = ZONE_LANGUAGES.has(document.language);
		const kind: FileKind = this.#host.service.setFile(path, octets, { open: true, named });
		document.other =
			kind === "other" ? new ChunkedText([chunkOf(octets)], this.#host.service.workspace.columnUnit) : undefined;
	}

	#edit(path: string, document: OpenDocument, edits: readonly TextChange[]): void {
		const { other } = document;
		if (!other) {
			this.#host.service.edit(path, edits);
			return;
		}
		for (const edit of edits) other.replace(edit);
		this.#give(path, document, other.octets());
	}
}

function isEdit(
	change: TextDocumentContentChangeEvent,
): change is Extract<TextDocumentContentChangeEvent, { range: unknown }> {
	return "range" in change && change.range !== undefined;
}
