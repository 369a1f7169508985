import {
	type CancellationToken,
	type ChangeAnnotation,
	type Connection,
	type TextDocumentEdit,
	uinteger,
	type WorkspaceEdit,
} from "vscode-languageserver";
import { workspaceEdit } from "../features/code-actions.ts";
import { planNewZone, type ZoneWish } from "../features/new-zone.ts";
import { type EditGroup, type PointerSync, pointerSyncSteps } from "../features/pointer-sync.ts";
import type { PointerTask } from "../features/pointer-work.ts";
import { zoneRequest } from "../features/provider-request.ts";
import { toolChecks } from "../features/tool-checks.ts";
import { isRefusal, type Refusal } from "../rules/fix.ts";
import type { EditorAbilities } from "./capabilities.ts";
import type { Documents } from "./documents.ts";
import { fromSettledZones } from "./from-settled-zones.ts";
import type { RequestHost } from "./request-host.ts";

/** What `zoneTrio/newZone` is asked. */
export interface NewZoneParams extends Pick<ZoneWish, "name" | "kind"> {
	/** The file or folder beside which it is to be made. */
	readonly uri?: string;
	/** The file that it is to have; what is usual among the neighbours, where none is given. */
	readonly file?: string;
}

/** What it answers. */
export type NewZoneAnswer =
	| {
			readonly origin: string;
			/** The URI of the file. */
			readonly file: string;
			readonly isFixed: boolean;
			readonly example: string;
			readonly edit: WorkspaceEdit;
	  }
	| (Refusal & { readonly noExample?: true });

/** What `zoneTrio/syncPointers` is asked. */
export interface SyncPointersParams {
	readonly uri: string;
	readonly task: PointerTask;
}

/** What it answers. */
export interface SyncPointersAnswer extends Omit<PointerSync, "groups"> {
	readonly edit: WorkspaceEdit;
}

/** What `zoneTrio/toolChecks` answers: what the tools of BIND can check, all files and folders as URIs. */
export interface ToolChecksAnswer {
	readonly zones: readonly { readonly origin: string; readonly file: string; readonly folder: string }[];
	readonly configurations: readonly string[];
}

/** What tasks for whole zones have to know of the rest of the server. */
export interface ZoneTaskHost extends RequestHost {
	readonly abilities: EditorAbilities;
	readonly documents: Documents;
	/** Whether files that are not open are as they were when they were read; they are read again if not. */
	areCurrent(paths: readonly string[]): Promise<boolean>;
}

/** Makes zones, brings their PTRs up to date, writes to the provider about those that are elsewhere, and tells what tools can check. */
export class ZoneTaskRequests {
	readonly #host: ZoneTaskHost;

	constructor(host: ZoneTaskHost) {
		this.#host = host;
	}

	listen(connection: Connection): void {
		connection.onRequest<NewZoneAnswer, void>("zoneTrio/newZone", (asked: NewZoneParams, token) =>
			this.#newZone(asked, token),
		);
		connection.onRequest("zoneTrio/syncPointers", (asked: SyncPointersParams, token) => this.#sync(asked, token));
		connection.onRequest("zoneTrio/toolChecks", (asked: { uri?: string }) => this.#toolChecks(asked));
		connection.onRequest("zoneTrio/zoneRequest", (asked: { uri: string }) => this.#zoneRequest(asked));
	}

	async #newZone({ name, kind, uri, file }: NewZoneParams, token: CancellationToken): Promise<NewZoneAnswer> {
		const { service, uris } = this.#host;
		const near = uri === undefined ? "" : uris.pathOf(uri);
		const wish = { name, kind, near, ...(file !== undefined && { file: uris.pathOf(file) }) };
		const plan = await fromSettledZones(this.#host, () => planNewZone(service, wish), token);
		if (isRefusal(plan)) return plan;
		const label = `Create the zone ${plan.origin}`;
		const { origin, isFixed, example, edits } = plan;
		return { origin, file: uris.uriOf(plan.file), isFixed, example, edit: workspaceEdit(edits, this.#files, label) };
	}

	async #sync(params: SyncPointersParams, token: CancellationToken): Promise<SyncPointersAnswer> {
		const { documents } = this.#host;
		let sync = await this.#synced(params, token);
		const paths = sync.groups.flatMap(({ edits }) => edits.map(({ path }) => path));
		const closed = [...new Set(paths)].filter((path) => !documents.isOpen(path));
		if (!(await this.#host.areCurrent(closed))) sync = await this.#synced(params, token);
		const { groups, ...rest } = sync;
		return { ...rest, edit: this.#annotated(groups) };
	}

	#synced({ uri, task }: SyncPointersParams, token: CancellationToken): Promise<PointerSync> {
		const { service, uris } = this.#host;
		return fromSettledZones(this.#host, () => pointerSyncSteps(service, uris.pathOf(uri), task), token);
	}

	/** Each group with what it does, so that it can be left out; as they are for editors that know nothing of that. */
	#annotated(groups: readonly EditGroup[]): WorkspaceEdit {
		const files = this.#files;
		if (!this.#host.abilities.annotatedEdits) {
			return workspaceEdit(
				groups.flatMap(({ edits }) => edits),
				files,
			);
		}
		const changeAnnotations: Record<string, ChangeAnnotation> = {};
		const byPath = new Map<string, TextDocumentEdit>();
		for (const [index, { label, isToConfirm, edits }] of groups.entries()) {
			const annotationId = `group${index}`;
			changeAnnotations[annotationId] = { label, needsConfirmation: isToConfirm };
			for (const { path, start, end, text } of edits) {
				const known = byPath.get(path);
				const textDocument = { uri: files.uriOf(path), version: files.versionOf(path) };
				const document = known ?? { textDocument, edits: [] };
				document.edits.push({ range: { start, end }, newText: text, annotationId });
				byPath.set(path, document);
			}
		}
		for (const { edits } of byPath.values()) {
			edits.sort((one, other) => placeOf(one) - placeOf(other));
		}
		return { documentChanges: [...byPath.values()], changeAnnotations };
	}

	/** The letter about the addresses of a zone for whose PTRs no loaded zone answers; "" where there are none. */
	async #zoneRequest({ uri }: { readonly uri: string }): Promise<string> {
		await this.#host.ready();
		return zoneRequest(this.#host.service, this.#host.uris.pathOf(uri));
	}

	async #toolChecks({ uri }: { readonly uri?: string }): Promise<ToolChecksAnswer> {
		const { service, uris } = this.#host;
		await this.#host.ready();
		const { zones, configurations } = toolChecks(service, uri === undefined ? "" : uris.pathOf(uri));
		return {
			zones: zones.map(({ origin, path, folder }) => {
				return { origin, file: uris.uriOf(path), folder: uris.uriOf(folder) };
			}),
			configurations: configurations.map((path) => uris.uriOf(path)),
		};
	}

	get #files(): { uriOf(path: string): string; versionOf(path: string): number | null } {
		const { uris, documents } = this.#host;
		return { uriOf: (path) => uris.uriOf(path), versionOf: (path) => documents.versionOf(path) ?? null };
	}
}

function placeOf(edit: TextDocumentEdit["edits"][number]): number {
	if (!("range" in edit)) return 0;
	const { line, character } = edit.range.start;
	return line * LONGEST_LINE + Math.min(character, LONGEST_LINE - 1);
}

const LONGEST_LINE = Math.floor(uinteger.MAX_VALUE / 1024);
