import {
	type Connection,
	ErrorCodes,
	type Message,
	type MessageStrategy,
	type RequestMessage,
	ResponseError,
} from "vscode-languageserver";
import { shapeProblem } from "./message-shape.ts";

/** To this method requests go that are not let in, since only an answer of its handler can refuse them. */
const REFUSED = "zoneTrio/refused";

/** An error as it is answered. */
interface Refusal {
	readonly code: number;
	readonly message: string;
}

/**
 * Lets in only what the protocol allows: `initialize` once and before all else, nothing behind `shutdown`, and no message whose parameters
 * are of another shape than it asks for. Other requests are answered with errors, other notifications are passed over and told of.
 */
export class MessageGate implements MessageStrategy {
	#state: "new" | "running" | "shut down" = "new";
	#tell: (message: string) => void = () => {};

	/** Has the requests refused that are not let in. */
	listen(connection: Connection): void {
		this.#tell = (message) => connection.console.warn(message);
		connection.onRequest(REFUSED, ({ code, message }: Refusal) => new ResponseError(code, message));
	}

	handleMessage(message: Message, next: (message: Message) => void): void {
		const passed = this.#passed(message);
		if (passed !== undefined) next(passed);
	}

	/** What of a message goes on; undefined where nothing does. */
	#passed(message: Message): Message | undefined {
		const { id, method, params } = (message ?? {}) as Partial<RequestMessage>;
		// What is no message at all, the library tells of.
		if (typeof method !== "string" || !["undefined", "string", "number"].includes(typeof id)) return message;
		const refusal = this.#refusal(method, params);
		if (!refusal) {
			if (method === "initialize") this.#state = "running";
			else if (method === "shutdown") this.#state = "shut down";
			return message;
		}
		if (id !== undefined) return { ...message, method: REFUSED, params: refusal } as RequestMessage;
		if (this.#state === "running") this.#tell(`${refusal.message}; it is passed over`);
		return undefined;
	}

	#refusal(method: string, params: unknown): Refusal | undefined {
		if (method === "exit") return undefined;
		if (this.#state === "new" && method !== "initialize") {
			return { code: ErrorCodes.ServerNotInitialized, message: `${method} came before initialize` };
		}
		if (this.#state === "running" && method === "initialize") {
			return { code: ErrorCodes.InvalidRequest, message: "initialize came a second time" };
		}
		if (this.#state === "shut down") {
			return { code: ErrorCodes.InvalidRequest, message: `${method} came after shutdown` };
		}
		const problem = shapeProblem(method, params);
		return problem === undefined ? undefined : { code: ErrorCodes.InvalidParams, message: `${method} ${problem}` };
	}
}
