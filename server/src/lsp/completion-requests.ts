import {
	type CancellationToken,
	type CompletionItem,
	type CompletionList,
	type CompletionParams,
	CompletionTriggerKind,
	type Connection,
	MarkupKind,
} from "vscode-languageserver";
import { completion } from "../features/completion/completion.ts";
import { configurationCompletion } from "../features/completion/configuration-completion.ts";
import { aboutOf, toldOf } from "../features/completion/told-of.ts";
import { markdown, plainText } from "../features/hover/hover-text.ts";
import type { EditorAbilities } from "./capabilities.ts";
import type { RequestHost } from "./request-host.ts";
import { settledPath } from "./settled-path.ts";

/** What the requests have to know of the rest of the server. */
export interface CompletionHost extends RequestHost {
	readonly abilities: EditorAbilities;
}

const NOTHING: CompletionList = { isIncomplete: false, items: [] };

/** Answers what can be written at a position, and what is known of it. */
export class CompletionRequests {
	readonly #host: CompletionHost;

	constructor(host: CompletionHost) {
		this.#host = host;
	}

	listen(connection: Connection): void {
		connection.onCompletion((place, token) => this.#list(place, token));
		connection.onCompletionResolve((item) => this.#resolve(item));
	}

	async #list(params: CompletionParams, token: CancellationToken): Promise<CompletionList> {
		const path = await settledPath(this.#host, params, token);
		if (path === undefined) return NOTHING;
		const { service, abilities } = this.#host;
		const text = service.configurationText(path);
		if (text !== undefined) {
			return configurationCompletion(service.workspace, path, text, params.position, abilities.completion);
		}
		const found = completion(service.reading, path, params.position, abilities.completion);
		return isAfterBlank(params) ? onlyNamed(found) : found;
	}

	/** Tells more of a host or an address; the server may have read other zones since it was offered. */
	async #resolve(item: CompletionItem): Promise<CompletionItem> {
		const about = aboutOf(item.data);
		if (!about) return item;
		await this.#host.ready();
		const { service, uris, abilities } = this.#host;
		const blocks = toldOf(service.reading, about);
		if (blocks.length === 0) return item;
		const documentation = abilities.markdownCompletion
			? { kind: MarkupKind.Markdown, value: markdown(blocks, (path) => uris.uriOf(path)) }
			: { kind: MarkupKind.PlainText, value: plainText(blocks) };
		return { ...item, documentation };
	}
}

/** Whether the list opens by itself behind a blank, where most have no use for it. */
function isAfterBlank({ context }: CompletionParams): boolean {
	return context?.triggerKind === CompletionTriggerKind.TriggerCharacter && context.triggerCharacter === " ";
}

/** Then only hosts and addresses are worth it, and what is free. */
function onlyNamed(list: CompletionList): CompletionList {
	return list.items.some(({ data }) => data !== undefined) ? list : NOTHING;
}
