import { constants } from "node:buffer";
import { type Readable, Transform, type TransformCallback } from "node:stream";

/** A longer head is none: two fields are all that one can have. In octets. */
const MOST_HEAD = 1024;

const HEAD = /^(?:Content-(?:Length|Type): *[^\r\n]*\r\n)+\r\n/i;
const LENGTH = /^Content-Length: *([0-9]+) *\r$/im;

/** With which a head begins, whatever its case; what may be the beginning of it is kept until more has come. */
const BEGINNING = "content-";

const NOTHING = Buffer.alloc(0);

/**
 * Passes on what an editor sends as far as it is messages behind heads (LSP "Base Protocol"), and drops what is not: after a head that
 * tells no length, or a wrong one, it goes on with the next head, so that one broken message costs no more than itself.
 */
export class FramedInput extends Transform {
	readonly #tell: (message: string) => void;
	/** What may become a head. */
	#held: Buffer = NOTHING;
	/** So many octets of the message at hand are still to come. */
	#left = 0;
	#isDropping = false;

	/** @param tell told when something is dropped. */
	constructor(source: Readable, tell: (message: string) => void) {
		super();
		this.#tell = tell;
		source.pipe(this);
		// A connection that breaks off ends too, and the server with it.
		source.once("close", () => {
			if (!this.writableEnded) this.end();
		});
	}

	override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
		let rest = this.#held.length > 0 ? Buffer.concat([this.#held, chunk]) : chunk;
		this.#held = NOTHING;
		while (rest.length > 0) {
			const used = this.#left > 0 ? this.#passOn(rest) : this.#readHead(rest);
			if (used === 0) break;
			rest = rest.subarray(used);
		}
		// A copy, so that what came with it can go.
		if (rest.length > 0) this.#held = Buffer.from(rest);
		done();
	}

	#passOn(octets: Buffer): number {
		const part = octets.subarray(0, this.#left);
		this.#left -= part.length;
		this.push(part);
		return part.length;
	}

	/** How many octets a head takes, or what is dropped; 0 where more has to come first. */
	#readHead(octets: Buffer): number {
		const text = octets.toString("latin1", 0, MOST_HEAD);
		const head = HEAD.exec(text)?.[0];
		if (head !== undefined) {
			const length = Number(LENGTH.exec(head)?.[1] ?? Number.NaN);
			// No text is longer, and what is no text is no message.
			if (length <= constants.MAX_STRING_LENGTH) {
				this.#isDropping = false;
				this.#left = length;
				this.push(octets.subarray(0, head.length));
				return head.length;
			}
			return this.#drop(head.length, `the head "${head.trimEnd()}" tells no length that a message can have`);
		}
		const mayBecomeOne = text.length < MOST_HEAD && isBeginning(text) && !text.includes("\r\n\r\n");
		if (mayBecomeOne) return 0;
		const next = nextBeginning(text);
		return this.#drop(next, `${JSON.stringify(text.slice(0, Math.min(next, 40)))} is no head of a message`);
	}

	#drop(count: number, reason: string): number {
		if (!this.#isDropping)
			this.#tell(`what the editor sent is no message, since ${reason}: it is passed over up to the next one`);
		this.#isDropping = true;
		return count;
	}
}

function isBeginning(text: string): boolean {
	const start = text.slice(0, BEGINNING.length).toLowerCase();
	return BEGINNING.startsWith(start);
}

/** Where behind its first octet a text has the beginning of a head, or what may be one; its length where it has none. */
function nextBeginning(text: string): number {
	for (let at = 1; at < text.length; at++) if (isBeginning(text.slice(at, at + BEGINNING.length))) return at;
	return text.length;
}
