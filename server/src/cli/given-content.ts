import { readSync } from "node:fs";
import { isBinary } from "../features/file-selection.ts";
import { joined } from "../features/octet-edits.ts";
import { CommandFailure } from "./command-failure.ts";
import { absolutePath } from "./disk-path.ts";
import { EXIT_FAILURE, EXIT_USAGE } from "./exit-status.ts";
import type { GivenContent } from "./workspace-loader.ts";

/** What commands can be told that take the content of a file from standard input. */
export interface StdinOptions {
	readonly stdin: boolean;
	/** The file in whose place it is taken; it need not exist. */
	readonly stdinFilename?: string;
}

const STDIN = 0;
const PIECE = 65_536;

/** So long, in milliseconds, until an empty pipe is looked at again. */
const PAUSE = 5;

/**
 * The content on standard input, if it is asked for.
 *
 * @throws CommandFailure where only one of the two options is given, and for what is no text.
 */
export function givenContent({ stdin, stdinFilename }: StdinOptions): GivenContent | undefined {
	if (stdin && stdinFilename === undefined) {
		throw new CommandFailure(
			EXIT_USAGE,
			"--stdin needs --stdin-filename, which names the file that is on standard input",
		);
	}
	if (stdinFilename === undefined) return undefined;
	if (!stdin) throw new CommandFailure(EXIT_USAGE, "--stdin-filename names what --stdin reads, which is not given");
	const octets = readStandardInput();
	if (isBinary(octets)) throw new CommandFailure(EXIT_FAILURE, "what is on standard input is binary");
	return { path: absolutePath(stdinFilename), octets };
}

function readStandardInput(): Uint8Array {
	const pieces: Uint8Array[] = [];
	for (;;) {
		const piece = new Uint8Array(PIECE);
		try {
			const count = readSync(STDIN, piece);
			if (count === 0) return joined(pieces);
			pieces.push(piece.subarray(0, count));
		} catch (error) {
			const code = error instanceof Error && "code" in error ? error.code : undefined;
			// A closed input on Windows.
			if (code === "EOF") return joined(pieces);
			if (code !== "EAGAIN") throw new CommandFailure(EXIT_FAILURE, `standard input cannot be read (${code ?? error})`);
			Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
		}
	}
}
