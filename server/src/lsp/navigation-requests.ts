import {
	type CancellationToken,
	type Connection,
	type Definition,
	type DocumentHighlight,
	type DocumentLink,
	type DocumentLinkParams,
	type DocumentSymbol,
	type DocumentSymbolParams,
	type Hover,
	type Location,
	type LocationLink,
	MarkupKind,
	type ReferenceParams,
	type SignatureHelp,
	type SymbolInformation,
	type TextDocumentPositionParams,
} from "vscode-languageserver";
import { flatSymbols, outline } from "../features/document-symbols.ts";
import { hover } from "../features/hover/hover.ts";
import { markdown, plainText } from "../features/hover/hover-text.ts";
import { configuredFiles } from "../features/navigation/configured-file.ts";
import { declaration } from "../features/navigation/declaration.ts";
import { definition } from "../features/navigation/definition.ts";
import { documentLinks } from "../features/navigation/document-links.ts";
import { highlights } from "../features/navigation/highlights.ts";
import { implementation } from "../features/navigation/implementation.ts";
import { references } from "../features/navigation/references.ts";
import { typeDefinition } from "../features/navigation/type-definition.ts";
import { locate } from "../features/places/locate.ts";
import type { Located } from "../features/places/located.ts";
import { type Location as Place, rangeOf } from "../features/places/location.ts";
import { signatureHelp } from "../features/signature-help.ts";
import type { Range } from "../rules/engine/finding.ts";
import type { RuleContext } from "../rules/views/rule-context.ts";
import type { EditorAbilities } from "./capabilities.ts";
import { fromSettledZones } from "./from-settled-zones.ts";
import type { RequestHost } from "./request-host.ts";
import { settledPath } from "./settled-path.ts";

/** What the requests have to know of the rest of the server. */
export interface NavigationHost extends RequestHost {
	readonly abilities: EditorAbilities;
}

/** Answers what an editor asks about a place in a file, and for the outline of a file. */
export class NavigationRequests {
	readonly #host: NavigationHost;

	constructor(host: NavigationHost) {
		this.#host = host;
	}

	listen(connection: Connection): void {
		connection.onHover((place, token) => this.#hover(place, token));
		connection.onDefinition((place, token) => this.#definition(place, token));
		const { abilities } = this.#host;
		connection.onDeclaration((place, token) => this.#led(declaration, abilities.declarationLinks, place, token));
		connection.onTypeDefinition((place, token) =>
			this.#led(typeDefinition, abilities.typeDefinitionLinks, place, token),
		);
		connection.onImplementation((place, token) =>
			this.#led(implementation, abilities.implementationLinks, place, token),
		);
		connection.onDocumentHighlight((place, token) => this.#highlights(place, token));
		connection.onReferences((place, token) => this.#references(place, token));
		connection.onSignatureHelp((place, token) => this.#signatureHelp(place, token));
		connection.onDocumentLinks((file, token) => this.#documentLinks(file, token));
		connection.onDocumentSymbol((file, token) => this.#documentSymbols(file, token));
	}

	/** What stands at a position and what the zones know of it. */
	async #hover(params: TextDocumentPositionParams, token: CancellationToken): Promise<Hover | null> {
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
	async #definition(
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

	/** Where one of the ways to go leads. */
	async #led(
		way: (context: RuleContext, located: Located) => Place[],
		isLinked: boolean,
		params: TextDocumentPositionParams,
		token: CancellationToken,
	): Promise<Definition | LocationLink[] | null> {
		const located = await this.#locate(params, token);
		return located ? this.#links(rangeOf(located), way(this.#host.service.reading, located), isLinked) : null;
	}

	/** The places of the same file that speak of the same. */
	async #highlights(params: TextDocumentPositionParams, token: CancellationToken): Promise<DocumentHighlight[] | null> {
		const located = await this.#locate(params, token);
		return (located && highlights(this.#host.service.reading, located)) ?? null;
	}

	/** Every place that mentions the name or address at a position. */
	async #references(params: ReferenceParams, token: CancellationToken): Promise<Location[] | null> {
		const located = await this.#locate(params, token);
		if (!located) return null;
		const declarations = params.context.includeDeclaration;
		return references(this.#host.service.reading, located, { declarations }).map((place) => this.#location(place));
	}

	/** What is to be written at a position. */
	async #signatureHelp(params: TextDocumentPositionParams, token: CancellationToken): Promise<SignatureHelp | null> {
		const path = await settledPath(this.#host, params, token);
		if (path === undefined) return null;
		const help = signatureHelp(this.#host.service.workspace, path, params.position) ?? null;
		return help && !this.#host.abilities.signatureOffsets ? withWords(help) : help;
	}

	/** The outline of a file. */
	async #documentSymbols(
		{ textDocument }: DocumentSymbolParams,
		token: CancellationToken,
	): Promise<DocumentSymbol[] | SymbolInformation[] | null> {
		const { service, uris, abilities } = this.#host;
		if (!this.#host.uris.isOwn(textDocument.uri)) return null;
		const path = uris.pathOf(textDocument.uri);
		const symbols = await fromSettledZones(this.#host, () => outline(service.reading, path), token);
		return abilities.symbolTree ? symbols : flatSymbols(symbols, textDocument.uri);
	}

	/** The paths in a file that lead to others, and the standards that it names. */
	async #documentLinks({ textDocument }: DocumentLinkParams, token: CancellationToken): Promise<DocumentLink[] | null> {
		const { service, uris, abilities } = this.#host;
		if (!this.#host.uris.isOwn(textDocument.uri)) return null;
		const path = uris.pathOf(textDocument.uri);
		const links = await fromSettledZones(this.#host, () => documentLinks(service.workspace, path), token);
		return links.map((link) => ({
			range: link.range,
			target: "url" in link ? link.url : uris.uriOf(link.target),
			...(abilities.linkTooltips && { tooltip: link.tooltip }),
		}));
	}

	async #locate(params: TextDocumentPositionParams, token: CancellationToken): Promise<Located | undefined> {
		const path = await settledPath(this.#host, params, token);
		return path === undefined ? undefined : locate(this.#host.service.workspace, path, params.position);
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

/** For editors that look for the fields of a signature in its label by their words. */
function withWords({ signatures, ...help }: SignatureHelp): SignatureHelp {
	return {
		...help,
		signatures: signatures.map(({ parameters = [], ...signature }) => ({
			...signature,
			parameters: parameters.map(({ label, ...about }) => ({
				...about,
				label: typeof label === "string" ? label : signature.label.slice(...label),
			})),
		})),
	};
}
