import {
	type CancellationToken,
	type CodeAction,
	CodeActionKind,
	type CodeActionParams,
	CodeActionTriggerKind,
	type Command,
	type Connection,
	LSPErrorCodes,
	type Range,
	ResponseError,
	type WorkspaceEdit,
} from "vscode-languageserver";
import {
	codeActions,
	FIX_ALL,
	fixAllAction,
	type ManyKey,
	type RepairKey,
	repairEdits,
} from "../features/code-actions.ts";
import { findingsOfMailHost } from "../features/mail-host.ts";
import { raiseSerials } from "../features/raise-serials.ts";
import { refactorings, refactorSteps } from "../features/refactor/refactorings.ts";
import { sortRecords } from "../features/refactor/sort-records.ts";
import { type ManyFindings, type ManyRepaired, repairMany } from "../features/repair-many.ts";
import type { ZoneService } from "../features/zone-service.ts";
import { type Edit, isRefusal, type Refusal, toldRefusal, withoutNewFiles } from "../rules/fix.ts";
import { type EditorAbilities, RAISE_SERIAL, SORT_RECORDS } from "./capabilities.ts";
import type { Documents } from "./documents.ts";
import { EditorEdits } from "./editor-edits.ts";
import { fromSettledZones } from "./from-settled-zones.ts";
import { inSlices } from "./in-slices.ts";
import type { RequestHost } from "./request-host.ts";
import { SERVER_COMMANDS, type ServerCommands } from "./server-commands.ts";

/** What the requests have to know of the rest of the server. */
export interface CodeActionHost extends RequestHost {
	readonly documents: Documents;
	readonly abilities: EditorAbilities;
	readonly commands: ServerCommands;
	/** Whether closed files are on the disk as they were read; those that are not are read again. */
	areCurrent(paths: readonly string[]): Promise<boolean>;
}

/** What `zoneTrio/repair` is asked: to make a repair with the answer to its question. */
export interface RepairParams {
	readonly key: RepairKey;
	readonly answer?: string;
}

/** What is to be written otherwise, and how; travels to the editor and back, and is what `zoneTrio/refactor` is asked. */
export interface RefactorKey {
	readonly uri: string;
	readonly range: CodeActionParams["range"];
	readonly refactor: string;
	readonly title: string;
}

/** What `zoneTrio/repairMany` is asked. */
export interface RepairManyParams {
	readonly key: ManyKey;
	/** What was chosen where several repairs would do. */
	readonly choices?: Readonly<Record<string, string>>;
}

/** What `zoneTrio/repairMany` answers. */
export interface RepairManyAnswer {
	readonly edit: WorkspaceEdit;
	/** How many repairs the edit makes. */
	readonly made: number;
	/** What stays: its message, and either what is to be chosen among or why it cannot be repaired. */
	readonly left: readonly {
		readonly message: string;
		readonly choice?: { readonly key: string; readonly titles: readonly string[] };
		readonly refusal?: string;
		/** What to give `nsupdate` instead. */
		readonly updates?: string;
	}[];
}

/** The workspace may change while many repairs are worked out; so often that is begun anew. */
const MAX_ATTEMPTS = 3;

/** Answers `textDocument/codeAction`, `codeAction/resolve` and the requests of our own that make repairs. */
export class CodeActionRequests {
	readonly #host: CodeActionHost;
	readonly #edits: EditorEdits;

	constructor(host: CodeActionHost) {
		this.#host = host;
		this.#edits = new EditorEdits(host);
	}

	listen(connection: Connection): void {
		this.#host.commands.on(SERVER_COMMANDS.repair, (key, token) => this.#run(key, token));
		connection.onCodeAction((listed, token) => this.#list(listed, token));
		connection.onCodeActionResolve((action, token) => this.#resolve(action, token));
		connection.onRequest("zoneTrio/repair", (params: RepairParams) => this.#answerRepair(params));
		connection.onRequest("zoneTrio/refactor", (key: unknown, token) => {
			if (isRefactorKey(key)) return this.#refactor(key, token);
			throw new ResponseError(LSPErrorCodes.RequestFailed, "nothing is named that could be done");
		});
		connection.onRequest("zoneTrio/repairMany", (params: RepairManyParams, token) => this.#repairMany(params, token));
	}

	/** The repairs at a range. */
	async #list(
		{ textDocument, range, context }: CodeActionParams,
		token: CancellationToken,
	): Promise<(CodeAction | Command)[]> {
		const { service, uris, abilities } = this.#host;
		const wantsAll = context.only !== undefined && allows(context.only, FIX_ALL);
		// A lightbulb at each record would say nothing.
		const wantsRefactorings =
			allows(context.only, CodeActionKind.RefactorRewrite) &&
			(context.only !== undefined || context.triggerKind === CodeActionTriggerKind.Invoked);
		const wantsFixes = allows(context.only, CodeActionKind.QuickFix);
		const wantsSerial = context.only !== undefined && allows(context.only, RAISE_SERIAL);
		const wantsSorted = context.only !== undefined && allows(context.only, SORT_RECORDS);
		const wantsAny = wantsAll || wantsFixes || wantsRefactorings || wantsSerial || wantsSorted;
		if (!this.#host.uris.isOwn(textDocument.uri) || !wantsAny) return [];
		await this.#host.ready();
		if (token.isCancellationRequested) return [];
		const path = uris.pathOf(textDocument.uri);
		const actions = wantsAll ? fixAllAction(service, path, this.#edits.files) : [];
		if (wantsSerial) actions.push(...this.#raiseSerial(path));
		if (wantsSorted) actions.push(...(await this.#sort(path, range, token)));
		if (wantsFixes) {
			const knows = (command: string) => abilities.commands.has(command);
			const shown = {
				disabled: abilities.disabledActions,
				newFiles: abilities.newFiles,
				findings: abilities.findings,
				knows,
			};
			actions.push(...codeActions(service, path, range, this.#edits.files, shown));
		}
		if (wantsRefactorings) {
			for (const { id, title } of refactorings(service, path, range)) {
				const data: RefactorKey = { uri: textDocument.uri, range, refactor: id, title };
				actions.push({ title, kind: CodeActionKind.RefactorRewrite, data });
			}
		}
		if (!abilities.actions) return actions.flatMap((action) => this.#command(action) ?? []);
		if (abilities.lazyEdits) return actions;
		const complete = await Promise.all(actions.map((action) => this.#complete(action, token)));
		return complete.filter((action) => action !== undefined);
	}

	/** The action that raises the serial of each zone that a file is read in. */
	#raiseSerial(path: string): CodeAction[] {
		const { edits, zones } = raiseSerials(this.#host.service, path);
		if (edits.length === 0) return [];
		const title = `Raise the serial of ${zones.join(", ")}`;
		return [{ title, kind: RAISE_SERIAL, edit: this.#edits.of(edits, title) }];
	}

	/** The action that sorts what is selected of a file, or all of it; none where all is in order, or may not be sorted. */
	async #sort(path: string, range: Range, token: CancellationToken): Promise<CodeAction[]> {
		const edits = await this.#sorted(path, range, token);
		if (edits === undefined || isRefusal(edits)) return [];
		return [{ title: SORT_TITLE, kind: SORT_RECORDS, edit: this.#edits.of(edits, SORT_TITLE) }];
	}

	async #sorted(
		path: string,
		{ start, end }: Range,
		token: CancellationToken,
	): Promise<readonly Edit[] | Refusal | undefined> {
		const isSelection = start.line !== end.line;
		const begin = () => boxed(sortRecords(this.#host.service, path, isSelection ? { start, end } : undefined));
		return (await fromSettledZones(this.#host, begin, token)).edits;
	}

	/** The edit of what was chosen; fails with the reason where it cannot be made any more. */
	async #resolve(action: CodeAction, token: CancellationToken): Promise<CodeAction> {
		const edit = await this.#editOf(action.data, token);
		return edit ? { ...action, edit } : action;
	}

	/** The edit that the key of an action stands for; undefined for what is none. */
	async #editOf(key: unknown, token: CancellationToken): Promise<WorkspaceEdit | undefined> {
		if (isRefactorKey(key)) return this.#refactor(key, token);
		if (isManyKey(key)) return (await this.#repairMany({ key }, token)).edit;
		return isRepairKey(key) ? this.#answerRepair({ key }) : undefined;
	}

	/** The same for an action that was chosen as a command. */
	async #run(key: unknown, token: CancellationToken): Promise<WorkspaceEdit> {
		if (isManyKey(key)) {
			const { edit, made, left } = await this.#repairMany({ key }, token);
			if (made > 0) return edit;
			const reason =
				left[0]?.refusal ?? (left.length > 0 ? "each finding has repairs to choose among" : "there is none");
			throw new ResponseError(LSPErrorCodes.RequestFailed, `${titleOf(key)}: ${reason}`);
		}
		const edit = await this.#editOf(key, token);
		if (!edit) throw new ResponseError(LSPErrorCodes.RequestFailed, "no repair is named");
		return edit;
	}

	/** The edit that writes records otherwise; fails with the reason where nothing is to be changed. */
	async #refactor(key: RefactorKey, token: CancellationToken): Promise<WorkspaceEdit> {
		const { service, uris } = this.#host;
		const path = uris.pathOf(key.uri);
		const isSort = key.refactor === "sortRecords";
		const rewritten = () => boxed(refactorSteps(service, path, key.range, key.refactor));
		const edits = isSort
			? await this.#sorted(path, key.range, token)
			: (await fromSettledZones(this.#host, rewritten, token)).edits;
		const refused = edits === undefined ? { refusal: "there is nothing to change" } : edits;
		if (isRefusal(refused)) {
			throw new ResponseError<Refusal>(LSPErrorCodes.RequestFailed, toldRefusal(refused), refused);
		}
		return this.#edits.of(refused, key.title);
	}

	/** The edit of one repair; fails with the reason where it cannot be made. */
	async #answerRepair({ key, answer }: RepairParams): Promise<WorkspaceEdit> {
		if (!isRepairKey(key)) throw new ResponseError(LSPErrorCodes.RequestFailed, "no repair is named");
		await this.#host.ready();
		const edits = this.#editsOf(key, answer);
		if (await this.#areCurrent(edits)) return this.#edits.of(edits, key.title);
		await this.#host.ready();
		return this.#edits.of(this.#editsOf(key, answer), key.title);
	}

	/** The edit of many repairs, and what it leaves. */
	async #repairMany({ key, choices }: RepairManyParams, token: CancellationToken): Promise<RepairManyAnswer> {
		if (!isManyKey(key)) throw new ResponseError(LSPErrorCodes.RequestFailed, "no findings are named");
		for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
			await this.#host.ready();
			const many = { ...this.#many(key), ...(choices && { choices }) };
			const repaired = await inSlices((isTimeUp) => repairMany(this.#host.service, many, isTimeUp), token);
			if (!repaired || !(await this.#areCurrent(repaired.edits))) continue;
			return this.#answer(repaired, titleOf(key));
		}
		const message = "the zones keep changing meanwhile: try again when nothing else writes them";
		throw new ResponseError(LSPErrorCodes.ContentModified, message);
	}

	#answer({ edits, made, left }: ManyRepaired, title: string): RepairManyAnswer {
		return {
			edit: this.#edits.of(edits, title),
			made: made.length,
			left: left.map(({ finding, choice, refusal }) => ({
				message: finding.message,
				...(choice && { choice }),
				...refusal,
			})),
		};
	}

	#many(key: ManyKey): ManyFindings {
		const { service, uris, abilities } = this.#host;
		const { newFiles } = abilities;
		if (key.many === "host") return { ...findingsOfMailHost(service, key), fixes: "offered", newFiles };
		const path = key.uri === undefined ? undefined : uris.pathOf(key.uri);
		const paths = (now: ZoneService) => (path === undefined ? now.files() : [path]);
		if (key.many === "rule") return { paths, rule: key.rule, fixes: "offered", newFiles };
		return { paths, fixes: "safe", newFiles, ...(key.within && path !== undefined && { within: path }) };
	}

	async #areCurrent(edits: readonly Edit[]): Promise<boolean> {
		const { documents, service } = this.#host;
		const paths = new Set(edits.map(({ path }) => path));
		const closed = [...paths].filter((path) => !documents.isOpen(path) && service.textOf(path));
		return this.#host.areCurrent(closed);
	}

	#editsOf(key: RepairKey, answer: string | undefined): readonly Edit[] {
		const edits = this.#repair(key, answer);
		if (isRefusal(edits)) {
			// The parts are for our own client, which offers to copy the second.
			throw new ResponseError<Refusal>(LSPErrorCodes.RequestFailed, `${key.title}: ${toldRefusal(edits)}`, edits);
		}
		return edits;
	}

	/** The edits of a repair, as far as the editor can make them. */
	#repair(key: RepairKey, answer: string | undefined): readonly Edit[] | Refusal {
		const { service, uris, abilities } = this.#host;
		const edits = repairEdits(service, uris.pathOf(key.uri), key, answer);
		return abilities.newFiles ? edits : withoutNewFiles(edits);
	}

	/** For editors that take commands alone: what an action does, as one. */
	#command({ title, command, data }: CodeAction): Command | undefined {
		if (command || data === undefined) return command;
		return this.#host.abilities.commands.has(SERVER_COMMANDS.repair)
			? { title, command: SERVER_COMMANDS.repair, arguments: [data] }
			: undefined;
	}

	/** For editors that want the edit with the list. Many repairs are worth the work only when they are chosen. */
	async #complete(action: CodeAction, token: CancellationToken): Promise<CodeAction | undefined> {
		const { data, ...rest } = action;
		if (data === undefined) return rest;
		const command = isManyKey(data) ? this.#command(action) : undefined;
		if (command) return { ...rest, command };
		try {
			const { edit } = await this.#resolve(action, token);
			return edit && { ...rest, edit };
		} catch (error) {
			if (error instanceof ResponseError) return undefined;
			throw error;
		}
	}
}

/** Whether a kind of action is asked for: by itself, or by one that it belongs to. */
function allows(only: readonly string[] | undefined, kind: string): boolean {
	return only === undefined || only.some((one) => one === "" || kind === one || kind.startsWith(`${one}.`));
}

function titleOf(key: ManyKey): string {
	if (key.many === "host") return `Fix the trio of ${key.exchange}`;
	return key.many === "rule" ? `Fix all ${key.rule}` : "Fix all that is safe to fix";
}

const SORT_TITLE = "Sort the records by their owners";

/** What steps come to, as a part of something that is never undefined. */
function* boxed<Edits>(steps: Generator<void, Edits>): Generator<void, { readonly edits: Edits }> {
	return { edits: yield* steps };
}

function isRepairKey(data: unknown): data is RepairKey {
	return (
		typeof data === "object" && data !== null && "uri" in data && "rule" in data && "range" in data && "title" in data
	);
}

function isRefactorKey(data: unknown): data is RefactorKey {
	return typeof data === "object" && data !== null && "uri" in data && "refactor" in data && "range" in data;
}

function isManyKey(data: unknown): data is ManyKey {
	return typeof data === "object" && data !== null && "many" in data;
}
