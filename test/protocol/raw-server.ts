import { type ChildProcess, spawn } from "node:child_process";

/** What the server sends: an answer, a request or a notification. */
export interface RawMessage {
	readonly id?: number | string | null;
	readonly method?: string;
	readonly params?: { readonly message?: string };
	readonly result?: unknown;
	readonly error?: { readonly code: number; readonly message: string };
}

const HEAD_END = "\r\n\r\n";

/** The bundled server, and a client that may send it anything. It answers what it is asked with nothing. */
export class RawServer {
	readonly received: RawMessage[] = [];
	readonly ended: Promise<number | null>;
	standardError = "";
	readonly #process: ChildProcess;
	#output = Buffer.alloc(0);
	#id = 0;
	#onMessage: () => void = () => {};

	constructor(server: string) {
		this.#process = spawn(process.execPath, [server, "--stdio"], { stdio: "pipe" });
		this.ended = new Promise((resolve) => {
			this.#process.once("close", (status) => {
				resolve(status);
				this.#onMessage();
			});
		});
		this.#process.stderr!.on("data", (data: Buffer) => {
			this.standardError += data.toString();
		});
		this.#process.stdout!.on("data", (data: Buffer) => this.#read(data));
		// What is sent to a server that has ended is lost.
		this.#process.stdin!.on("error", () => {});
	}

	/** Starts one that has read a folder. */
	static async onFolder(server: string, uri: string): Promise<RawServer> {
		const raw = new RawServer(server);
		const workspaceFolders = [{ name: "folder", uri }];
		await raw.request("initialize", { processId: null, rootUri: null, workspaceFolders, capabilities: {} });
		raw.notify("initialized", {});
		await raw.request("zoneTrio/checkWorkspace", {});
		return raw;
	}

	/** Sends octets as they are. */
	write(octets: string | Uint8Array): void {
		this.#process.stdin!.write(octets);
	}

	/** Sends a text as the body of a message. */
	send(body: string): void {
		this.write(`Content-Length: ${Buffer.byteLength(body)}${HEAD_END}${body}`);
	}

	notify(method: string, params?: unknown): void {
		this.send(JSON.stringify({ jsonrpc: "2.0", method, params }));
	}

	/** Sends a request under an id; it is not waited for. */
	ask(id: unknown, method: unknown, params?: unknown): void {
		this.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
	}

	/** The answer to a request. */
	async request(method: string, params?: unknown): Promise<RawMessage> {
		const id = ++this.#id;
		this.ask(id, method, params);
		return (await this.answers(id, 1))[0]!;
	}

	/** The code of the error with which a request is answered; undefined if it is answered with a result. */
	async errorOf(method: string, params?: unknown): Promise<number | undefined> {
		return (await this.request(method, params)).error?.code;
	}

	/** So many answers to requests with an id, as soon as they are there. */
	async answers(id: number | string, count: number): Promise<RawMessage[]> {
		for (;;) {
			const found = this.received.filter((one) => one.id === id && one.method === undefined);
			if (found.length >= count) return found;
			if (this.#process.exitCode !== null) throw new Error(`the server has ended: ${this.standardError}`);
			await new Promise<void>((resolve) => {
				this.#onMessage = resolve;
			});
		}
	}

	kill(): void {
		this.#process.kill("SIGKILL");
	}

	#read(data: Buffer): void {
		this.#output = Buffer.concat([this.#output, data]);
		for (let end = this.#output.indexOf(HEAD_END); end >= 0; end = this.#output.indexOf(HEAD_END)) {
			const start = end + HEAD_END.length;
			const length = Number(/Content-Length: (\d+)/.exec(this.#output.toString("latin1", 0, end))![1]);
			if (this.#output.length < start + length) break;
			this.#take(JSON.parse(this.#output.toString("utf8", start, start + length)) as RawMessage);
			this.#output = this.#output.subarray(start + length);
		}
	}

	#take(message: RawMessage): void {
		this.received.push(message);
		if (message.method !== undefined && message.id != null) {
			const result = message.method === "workspace/configuration" ? [{}] : null;
			this.send(JSON.stringify({ jsonrpc: "2.0", id: message.id, result }));
		}
		this.#onMessage();
	}
}
