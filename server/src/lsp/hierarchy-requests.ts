import type {
	CallHierarchyIncomingCall,
	CallHierarchyItem,
	CallHierarchyOutgoingCall,
	CallHierarchyPrepareParams,
	CancellationToken,
	Connection,
} from "vscode-languageserver";
import { incomingCalls, outgoingCalls } from "../features/hierarchy/calls.ts";
import { type HierarchyItem, type HierarchyKey, itemsAt } from "../features/hierarchy/hierarchy-item.ts";
import { locate } from "../features/places/locate.ts";
import type { RequestHost } from "./request-host.ts";
import { settledPath } from "./settled-path.ts";

/** Answers who leads to a name or an address, and where it leads, a level at a time: so loops are as long as somebody opens them. */
export class HierarchyRequests {
	readonly #host: RequestHost;

	constructor(host: RequestHost) {
		this.#host = host;
	}

	listen(connection: Connection): void {
		const { callHierarchy } = connection.languages;
		callHierarchy.onPrepare((place, token) => this.#prepare(place, token));
		callHierarchy.onIncomingCalls(({ item }, token) => this.#incoming(item, token));
		callHierarchy.onOutgoingCalls(({ item }, token) => this.#outgoing(item, token));
	}

	async #prepare(params: CallHierarchyPrepareParams, token: CancellationToken): Promise<CallHierarchyItem[] | null> {
		const path = await settledPath(this.#host, params, token);
		const { service } = this.#host;
		const located = path === undefined ? undefined : locate(service.workspace, path, params.position);
		const items = located ? itemsAt(service.reading, located) : [];
		return items.length > 0 ? items.map((item) => this.#item(item)) : null;
	}

	async #incoming(asked: CallHierarchyItem, token: CancellationToken): Promise<CallHierarchyIncomingCall[] | null> {
		const key = await this.#key(asked, token);
		if (!key) return null;
		const calls = incomingCalls(this.#host.service.reading, key);
		return calls.map(({ item, ranges }) => ({ from: this.#item(item), fromRanges: [...ranges] }));
	}

	async #outgoing(asked: CallHierarchyItem, token: CancellationToken): Promise<CallHierarchyOutgoingCall[] | null> {
		const key = await this.#key(asked, token);
		if (!key) return null;
		const calls = outgoingCalls(this.#host.service.reading, key, this.#host.uris.pathOf(asked.uri));
		return calls.map(({ item, ranges }) => ({
			to: this.#item(item),
			// Where it is written in another file, the item itself is all that can be shown.
			fromRanges: ranges.length > 0 ? [...ranges] : [asked.selectionRange],
		}));
	}

	/** What an item stands for, once all edits are read; undefined where it is none of ours. */
	async #key({ data }: CallHierarchyItem, token: CancellationToken): Promise<HierarchyKey | undefined> {
		await this.#host.ready();
		return isKey(data) && !token.isCancellationRequested ? data : undefined;
	}

	#item({ key, kind, detail, location }: HierarchyItem): CallHierarchyItem {
		const { path, range, selection } = location;
		return {
			name: key.text,
			kind,
			detail,
			uri: this.#host.uris.uriOf(path),
			range,
			selectionRange: selection,
			data: key,
		};
	}
}

function isKey(data: unknown): data is HierarchyKey {
	return typeof data === "object" && data !== null && "kind" in data && "text" in data && "universe" in data;
}
