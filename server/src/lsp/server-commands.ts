import {
	ApplyWorkspaceEditRequest,
	type CancellationToken,
	type Connection,
	type ExecuteCommandParams,
	LSPErrorCodes,
	MessageType,
	ResponseError,
	ShowMessageNotification,
	type WorkspaceEdit,
} from "vscode-languageserver";

/** Commands that the server runs itself, for editors that do not know them. */
export const SERVER_COMMANDS = {
	/** Makes the repair of its one argument, the key of a code action. */
	repair: "zoneTrio.repair",
	/** Shows its one argument: why a repair cannot be made. */
	showRefusal: "zoneTrio.showRefusal",
	/** Raises the serials of the zones of its one argument, the URI of a file. */
	raiseSerial: "zoneTrio.raiseSerial",
} as const;

/** What is done for a command; an edit that it results in is given to the editor to be made. */
type Work = (argument: unknown, token: CancellationToken) => Promise<WorkspaceEdit | null>;

/** Answers `workspace/executeCommand`. */
export class ServerCommands {
	readonly #connection: Connection;
	readonly #works = new Map<string, Work>();

	constructor(connection: Connection) {
		this.#connection = connection;
		this.#works.set(SERVER_COMMANDS.showRefusal, async (refusal) => {
			const message = String(refusal);
			await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
			return null;
		});
		connection.onExecuteCommand((asked, token) => this.#run(asked, token));
	}

	/** Says what is done for a command. */
	on(command: string, work: Work): void {
		this.#works.set(command, work);
	}

	async #run({ command, arguments: [argument] = [] }: ExecuteCommandParams, token: CancellationToken): Promise<null> {
		// What has words and no command: above lines some editors let it be chosen all the same.
		if (command === "") return null;
		const work = this.#works.get(command);
		if (!work) throw new ResponseError(LSPErrorCodes.RequestFailed, `there is no command ${command}`);
		const edit = await work(argument, token);
		if (!edit) return null;
		const { applied, failureReason } = await this.#connection.sendRequest(ApplyWorkspaceEditRequest.type, { edit });
		if (!applied) {
			const reason = failureReason ?? "the editor did not say why";
			throw new ResponseError(LSPErrorCodes.RequestFailed, `the change could not be made: ${reason}`);
		}
		return null;
	}
}
