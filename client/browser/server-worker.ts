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
		let reader: WorkerReader | undefined;
		// One that fails is ended, as a process would end by itself. Reader and writer would only tell of an error.
		worker.addEventListener("error", (event) => {
			event.stopImmediatePropagation();
			worker.terminate();
			reader?.end();
		});
		reader = new WorkerReader(worker);
		return { reader, writer: new BrowserMessageWriter(worker) };
	}

	dispose(): void {
		this.#worker?.terminate();
		this.#worker = undefined;
	}
}

/** Reads what a worker says, which by itself has no end. */
class WorkerReader extends BrowserMessageReader {
	/** Says that nothing more will come. */
	end(): void {
		this.fireClose();
	}
}
