import type { Writable } from "node:stream";
import { AbstractMessageWriter, type Message, type MessageWriter } from "vscode-languageserver/node";
import { isTurnOver, nextTurn } from "../lsp/next-turn.ts";

/** So many UTF-16 units of a message, or octets, are encoded and written at a time. */
const PIECE = 1 << 18;

/**
 * Writes messages behind heads (LSP "Base Protocol"), all that are sent in a turn of the loop in one piece at its end: thousands of files may have
 * findings, and a message that waits for a turn of its own, and for its head to be written, takes longer than it took to make. A long one, such as the symbols of a large zone, is encoded in a turn of its own and written in pieces, since
 * a pipe holds everything up until its reader has taken what is written.
 */
export class FramedOutput extends AbstractMessageWriter implements MessageWriter {
	readonly #stream: Writable;
	#isHeld = false;
	#errors = 0;
	/** Settles when nothing is on its way in pieces; undefined where nothing is. */
	#onTheirWay: Promise<void> | undefined;

	constructor(stream: Writable) {
		super();
		this.#stream = stream;
		stream.on("error", (error) => this.fireError(error));
		stream.on("close", () => this.fireClose());
	}

	/** Resolves when the stream has taken the message. */
	write(message: Message): Promise<void> {
		const content = JSON.stringify(message);
		if (!this.#onTheirWay && content.length <= PIECE) {
			return this.#put(`${head(Buffer.byteLength(content))}${content}`, message);
		}
		const written = (this.#onTheirWay ?? Promise.resolve()).then(() => this.#putInPieces(content, message));
		const last = written
			.catch(() => {})
			.then(() => {
				if (this.#onTheirWay === last) this.#onTheirWay = undefined;
			});
		this.#onTheirWay = last;
		return written;
	}

	async #putInPieces(content: string, message: Message): Promise<void> {
		await nextTurn();
		const octets = Buffer.from(content);
		let written = this.#put(head(octets.length), message);
		for (let start = 0; start < octets.length; start += PIECE) {
			// First of all, so that whoever fails is heard.
			await written;
			if (isTurnOver()) await nextTurn();
			written = this.#put(octets.subarray(start, start + PIECE), message);
		}
		await written;
	}

	#put(piece: string | Uint8Array, message: Message): Promise<void> {
		if (!this.#isHeld) this.#hold();
		return new Promise((resolve, reject) => {
			this.#stream.write(piece, (error) => {
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

function head(octets: number): string {
	return `Content-Length: ${octets}\r\n\r\n`;
}
