import {
	type CancellationToken,
	type CompletionItem,
	type Definition,
	type DocumentLink,
	type DocumentLinkParams,
	type DocumentSymbol,
	type DocumentSymbolParams,
	type Hover,
	type Location,
	type LocationLink,
	MarkupKind,
	type ReferenceParams,
	type SemanticTokens,
	SemanticTokensBuilder,
	type SemanticTokensParams,
	type SemanticTokensRangeParams,
	type SignatureHelp,
	type SymbolInformation,
	type TextDocumentPositionParams,
} from "vscode-languageserver/node";
import { completion } from "../features/completion.ts";
import { flatSymbols, outline } from "../features/document-symbols.ts";
import { hover } from "../features/hover/hover.ts";
import { markdown, plainText } from "../features/hover/hover-text.ts";
import { configuredFiles } from "../features/navigation/configured-file.ts";
import { definition } from "../features/navigation/definition.ts";
import { documentLinks } from "../features/navigation/document-links.ts";
import { implementation } from "../features/navigation/implementation.ts";
import { references } from "../features/navigation/references.ts";
import { locate } from "../features/places/locate.ts";
import type { Located } from "../features/places/located.ts";
import { type Location as Place, rangeOf } from "../features/places/location.ts";
import { POLICY_TOKEN_TYPES, policyTokens } from "../features/policy-tokens.ts";
import { signatureHelp } from "../features/signature-help.ts";
import type { Range } from "../rules/engine/finding.ts";
import type { EditorAbilities } from "./capabilities.ts";
import { fromSettledZones } from "./from-settled-zones.ts";
import type { RequestHost } from "./request-host.ts";
import { isOwnText } from "./uri-paths.ts";

/** What the requests have to know of the rest of the server. */
export interface NavigationHost extends RequestHost {
	readonly abilities: EditorAbilities;
}

/** Of a longer file the words are found in the lines that are shown, not in all at once. */
const MOST_LINES = 20_000;

/** Answers what an editor asks about a place in a file, and for the outline of a file. */
export class NavigationRequests {
	readonly #host: NavigationHost;

	constructor(host: NavigationHost) {
		this.#host = host;
	}

	/** What stands at a position and what the zones know of it. */
	async hover(params: TextDocumentPositionParams, token: CancellationToken): Promise<Hover | null> {
		const located = await this.#locate(params, token);
		const found = located && hover(this.#host.service.reading, located);
		if (!found) return null;
		const { uris, abilities } = this.#host;
		const contents = abilities.markdownHover
			? { kind: MarkupKind.Markdown, value: markdown(found.blocks, (path) => uris.uriOf(path)) }
			: { kind: MarkupKind.PlainText, value: plainText(found.blocks) };
		return { contents, range: found.range };
	}

	/** Where that is said which a position speaks of. */
	async definition(
		params: TextDocumentPositionParams,
		token: CancellationToken,
	): Promise<Definition | LocationLink[] | null> {
		const { service, uris, abilities } = this.#host;
		const located = await this.#locate(params, token);
		if (located) return this.#links(rangeOf(located), definition(service.reading, located), abilities.definitionLinks);
		const path = uris.pathOf(params.textDocument.uri);
		const text = service.configurationText(path);
		if (text === undefined || token.isCancellationRequested) return null;
		const found = configuredFiles(service.workspace, path, text, params.position);
		return found ? this.#links(found.range, found.files, abilities.definitionLinks) : null;
	}

	/** The other side of an address: its PTR, or the hosts of a PTR. */
	async implementation(
		params: TextDocumentPositionParams,
		token: CancellationToken,
	): Promise<Definition | LocationLink[] | null> {
		const { service, abilities } = this.#host;
		const located = await this.#locate(params, token);
		if (!located) return null;
		return this.#links(rangeOf(located), implementation(service.reading, located), abilities.implementationLinks);
	}

	/** Every place that mentions the name or address at a position. */
	async references(params: ReferenceParams, token: CancellationToken): Promise<Location[] | null> {
		const located = await this.#locate(params, token);
		if (!located) return null;
		const declarations = params.context.includeDeclaration;
		return references(this.#host.service.reading, located, { declarations }).map((place) => this.#location(place));
	}

	/** What is to be written at a position. */
	async signatureHelp(params: TextDocumentPositionParams, token: CancellationToken): Promise<SignatureHelp | null> {
		const path = await this.#settledPath(params, token);
		if (path === undefined) return null;
		return signatureHelp(this.#host.service.workspace, path, params.position) ?? null;
	}

	/** Words that can stand at a position. */
	async completion(params: TextDocumentPositionParams, token: CancellationToken): Promise<CompletionItem[]> {
		const path = await this.#settledPath(params, token);
		return path === undefined ? [] : completion(this.#host.service.workspace, path, params.position);
	}

	/** The words of the mail policies in some lines, or in a file; none for all of a huge file, of which editors ask what they show. */
	async semanticTokens(
		params: SemanticTokensParams | SemanticTokensRangeParams,
		token: CancellationToken,
	): Promise<SemanticTokens> {
		const builder = new SemanticTokensBuilder();
		const path = await this.#settledPath(params, token);
		const { workspace } = this.#host.service;
		const lines = (path !== undefined && workspace.files.get(path)?.text.lineCount) || 0;
		const whole = { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } };
		const range = "range" in params ? params.range : whole;
		if (path === undefined || range.end.line - range.start.line > MOST_LINES) return { data: [] };
		for (const { start, length, type } of policyTokens(workspace, path, range)) {
			builder.push(start.line, start.character, length, POLICY_TOKEN_TYPES.indexOf(type), 0);
		}
		// Without an id of the result, as no changes of it are told.
		return { data: builder.build().data };
	}

	/** The outline of a file. */
	async documentSymbols(
		{ textDocument }: DocumentSymbolParams,
		token: CancellationToken,
	): Promise<DocumentSymbol[] | SymbolInformation[] | null> {
		const { service, uris, abilities } = this.#host;
		if (!isOwnText(textDocument.uri)) return null;
		const path = uris.pathOf(textDocument.uri);
		const symbols = await fromSettledZones(this.#host, () => outline(service.reading, path), token);
		return abilities.symbolTree ? symbols : flatSymbols(symbols, textDocument.uri);
	}

	/** The paths in a file that lead to others. */
	async documentLinks({ textDocument }: DocumentLinkParams, token: CancellationToken): Promise<DocumentLink[] | null> {
		const { service, uris, abilities } = this.#host;
		if (!isOwnText(textDocument.uri)) return null;
		const path = uris.pathOf(textDocument.uri);
		const links = await fromSettledZones(this.#host, () => documentLinks(service.workspace, path), token);
		return links.map(({ range, target, tooltip }) => ({
			range,
			target: uris.uriOf(target),
			...(abilities.linkTooltips && { tooltip }),
		}));
	}

	async #locate(params: TextDocumentPositionParams, token: CancellationToken): Promise<Located | undefined> {
		const path = await this.#settledPath(params, token);
		return path === undefined ? undefined : locate(this.#host.service.workspace, path, params.position);
	}

	/** The path of a document of ours once all edits are read; undefined where it is none, or the editor gave up. */
	async #settledPath(
		{ textDocument }: Pick<TextDocumentPositionParams, "textDocument">,
		token: CancellationToken,
	): Promise<string | undefined> {
		if (!isOwnText(textDocument.uri)) return undefined;
		await this.#host.ready();
		return token.isCancellationRequested ? undefined : this.#host.uris.pathOf(textDocument.uri);
	}

	#links(origin: Range, places: readonly Place[], isSupported: boolean): Location[] | LocationLink[] {
		if (!isSupported) return places.map((place) => this.#location(place));
		return places.map(({ path, range, selection }) => ({
			originSelectionRange: origin,
			targetUri: this.#host.uris.uriOf(path),
			targetRange: range,
			targetSelectionRange: selection,
		}));
	}

	#location({ path, selection }: Place): Location {
		return { uri: this.#host.uris.uriOf(path), range: selection };
	}
}
