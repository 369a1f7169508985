import type { Writable } from "node:stream";
import { AbstractMessageWriter, type Message, type MessageWriter } from "vscode-languageserver/node";

/**
 * Writes messages behind heads (LSP "Base Protocol"), all that are sent in a turn of the loop in one piece at its end: thousands of files may have
 * findings, and a message that waits for a turn of its own, and for its head to be written, takes longer than it took to make.
 */
export class FramedOutput extends AbstractMessageWriter implements MessageWriter {
	readonly #stream: Writable;
	#isHeld = false;
	#errors = 0;

	constructor(stream: Writable) {
		super();
		this.#stream = stream;
		stream.on("error", (error) => this.fireError(error));
		stream.on("close", () => this.fireClose());
	}

	/** Resolves when the stream has taken the message. */
	write(message: Message): Promise<void> {
		const content = JSON.stringify(message);
		const framed = `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;
		if (!this.#isHeld) this.#hold();
		return new Promise((resolve, reject) => {
			this.#stream.write(framed, (error) => {
				if (!error) return resolve();
				this.fireError(error, message, ++this.#errors);
				reject(error);
			});
		});
	}

	end(): void {
		this.#stream.end();
	}

	#hold(): void {
		this.#isHeld = true;
		this.#stream.cork();
		process.nextTick(() => {
			this.#isHeld = false;
			this.#stream.uncork();
		});
	}
}
