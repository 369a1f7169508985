import {
	type CancellationToken,
	type Connection,
	LSPErrorCodes,
	ResponseError,
	type WorkspaceEdit,
} from "vscode-languageserver";
import type { PublishedVersions } from "../features/published-versions.ts";
import { type RaisedSerials, raiseChangedSteps, raiseSerials } from "../features/raise-serials.ts";
import { type PresentSerial, planSerial, presentSerial } from "../features/serial-plan.ts";
import type { EditorAbilities } from "./capabilities.ts";
import type { Documents } from "./documents.ts";
import { EditorEdits } from "./editor-edits.ts";
import { fromSettledZones } from "./from-settled-zones.ts";
import type { RequestHost } from "./request-host.ts";
import { SERVER_COMMANDS, type ServerCommands } from "./server-commands.ts";

/** What `zoneTrio/raiseSerial` is asked: of the zones of a file, all, or those that have changed since it was saved. */
export interface RaiseSerialParams {
	readonly uri: string;
	readonly which: "all" | "changed";
}

/** What it answers. */
export interface RaiseSerialAnswer {
	/** The names of the zones whose serials the edit raises. */
	readonly zones: readonly string[];
	readonly edit: WorkspaceEdit;
	/** Why those of others cannot be raised. */
	readonly refusals: readonly string[];
}

/** What `zoneTrio/serialPlan` is asked. */
export interface SerialPlanParams {
	readonly uri: string;
	/** The serial that is to be reached. */
	readonly wanted: number;
	/** Whether every secondary has the present one. */
	readonly spread: boolean;
}

/** What it answers: what is written now, or why there is no way. */
export type SerialPlanAnswer = { readonly serial: number; readonly edit: WorkspaceEdit } | { readonly refusal: string };

/** What raising serials has to know of the rest of the server. */
export interface SerialHost extends RequestHost {
	readonly documents: Documents;
	readonly abilities: EditorAbilities;
	readonly commands: ServerCommands;
	/** What is on the disk of the files that are open. */
	readonly onDisk: PublishedVersions;
	/** Whether files that are not open are as they were when they were read; they are read again if not. */
	areCurrent(paths: readonly string[]): Promise<boolean>;
}

/** Raises serials when the user says so, or saves. */
export class SerialRequests {
	readonly #host: SerialHost;
	readonly #edits: EditorEdits;

	constructor(host: SerialHost) {
		this.#host = host;
		this.#edits = new EditorEdits(host);
	}

	listen(connection: Connection): void {
		connection.onRequest("zoneTrio/raiseSerial", (asked: RaiseSerialParams, token) => this.#raise(asked, token));
		this.#host.commands.on(SERVER_COMMANDS.raiseSerial, async (uri, token) => {
			if (typeof uri !== "string") throw new ResponseError(LSPErrorCodes.RequestFailed, "no file is named");
			const { edit, zones, refusals } = await this.#raise({ uri, which: "all" }, token);
			if (zones.length > 0) return edit;
			throw new ResponseError(LSPErrorCodes.RequestFailed, refusals[0] ?? "this file has no serial");
		});
		connection.onRequest("zoneTrio/serial", (asked: { uri: string }) => this.#present(asked));
		connection.onRequest<SerialPlanAnswer, void>("zoneTrio/serialPlan", (asked: SerialPlanParams) => this.#plan(asked));
	}

	async #raise(params: RaiseSerialParams, token: CancellationToken): Promise<RaiseSerialAnswer> {
		const { documents, areCurrent } = this.#host;
		let raised = await this.#raised(params, token);
		const closed = raised.edits.map(({ path }) => path).filter((path) => !documents.isOpen(path));
		if (!(await areCurrent(closed))) raised = await this.#raised(params, token);
		const { zones, edits, refusals } = raised;
		return { zones, edit: this.#edits.of(edits), refusals };
	}

	/** The serial of a file's zone. */
	async #present({ uri }: { readonly uri: string }): Promise<PresentSerial | null> {
		await this.#host.ready();
		return presentSerial(this.#host.service, this.#host.uris.pathOf(uri)) ?? null;
	}

	/** The way from it to another one. */
	async #plan({ uri, wanted, spread }: SerialPlanParams): Promise<SerialPlanAnswer> {
		const { service, uris } = this.#host;
		await this.#host.ready();
		const plan = planSerial(service, uris.pathOf(uri), wanted, spread);
		return "refusal" in plan ? plan : { serial: plan.serial, edit: this.#edits.of(plan.edits) };
	}

	async #raised({ uri, which }: RaiseSerialParams, token: CancellationToken): Promise<RaisedSerials> {
		const { service, uris, onDisk } = this.#host;
		const path = uris.pathOf(uri);
		if (which === "changed") {
			return fromSettledZones(this.#host, () => raiseChangedSteps(service, path, onDisk), token);
		}
		await this.#host.ready();
		return raiseSerials(service, path);
	}
}
