import { writeSync } from "node:fs";

const STDOUT = 1;
const BUFFER_SIZE = 262_144;

/** So long, in milliseconds, until a full pipe is tried again. */
const PAUSE = 5;

/**
 * Standard output, or a file, in big pieces. What a reader who has gone (`| head`) does not take is dropped, and
 * `isClosed` says that there is no use in going on.
 */
export class Output {
	isClosed = false;
	readonly #descriptor: number;
	readonly #buffer = Buffer.allocUnsafe(BUFFER_SIZE);
	#length = 0;

	constructor(descriptor: number = STDOUT) {
		this.#descriptor = descriptor;
	}

	/** Writes a text, sooner or later. */
	write(text: string): void {
		// A UTF-16 unit is at most three octets of UTF-8.
		if (text.length * 3 > BUFFER_SIZE - this.#length) this.flush();
		if (text.length * 3 > BUFFER_SIZE) this.#send(Buffer.from(text));
		else this.#length += this.#buffer.write(text, this.#length);
	}

	/** Writes octets, which need be no text, at once. */
	writeOctets(octets: Uint8Array): void {
		this.flush();
		this.#send(octets);
	}

	/** Writes what has not been written; to be called at the end. */
	flush(): void {
		this.#send(this.#buffer.subarray(0, this.#length));
		this.#length = 0;
	}

	#send(octets: Uint8Array): void {
		let at = 0;
		while (at < octets.length && !this.isClosed) {
			try {
				at += writeSync(this.#descriptor, octets, at);
			} catch (error) {
				if (codeOf(error) === "EAGAIN") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
				else if (codeOf(error) === "EPIPE" || codeOf(error) === "EOF") this.isClosed = true;
				else throw error;
			}
		}
	}
}

function codeOf(error: unknown): unknown {
	return error instanceof Error && "code" in error ? error.code : undefined;
}
