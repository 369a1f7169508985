import { BrowserMessageReader, BrowserMessageWriter, type MessageTransports } from "vscode-languageclient/browser";

/** The worker that the server runs in: one at a time. */
export class ServerWorker {
	readonly #script: string;
	#worker: Worker | undefined;

	/** @param script the address of the server. */
	constructor(script: string) {
		this.#script = script;
	}

	/** Starts the server afresh. */
	async start(): Promise<MessageTransports> {
		this.dispose();
		const worker = new Worker(this.#script);
		this.#worker = worker;
		return { reader: new WorkerReader(worker), writer: new BrowserMessageWriter(worker) };
	}

	dispose(): void {
		this.#worker?.terminate();
		this.#worker = undefined;
	}
}

/** Reads what a worker says. One that fails is ended, as a process would end by itself. */
class WorkerReader extends BrowserMessageReader {
	constructor(worker: Worker) {
		super(worker);
		worker.addEventListener("error", () => {
			worker.terminate();
			this.fireClose();
		});
	}
}
