import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { FILE_HEAD, isBinary, sizeProblem } from "../features/file-selection.ts";

/** What became of reading a file. */
export type InputFile =
	| { readonly kind: "read"; readonly octets: Uint8Array }
	/** `reason` follows the name of the file in a sentence. */
	| { readonly kind: "refused"; readonly reason: string }
	/** `isWanted` did not want it. */
	| { readonly kind: "unwanted" }
	| { readonly kind: "gone" };

/**
 * Reads a file of text or a pipe, each octet once. Refuses folders, devices, binary files, and what is larger
 * than files may be.
 *
 * @param isWanted shown the beginning of the file; if false, the rest is not read.
 */
export function readInputFile(path: string, isWanted: (head: Uint8Array) => boolean): InputFile {
	let descriptor: number | undefined;
	try {
		descriptor = openSync(path, "r");
		return readOpenFile(descriptor, isWanted);
	} catch (error) {
		return failure(error);
	} finally {
		if (descriptor !== undefined) closeSync(descriptor);
	}
}

function readOpenFile(descriptor: number, isWanted: (head: Uint8Array) => boolean): InputFile {
	const stat = fstatSync(descriptor);
	if (stat.isDirectory()) return { kind: "refused", reason: "is a folder" };
	if (stat.isFIFO()) return readInputOctets(readFileSync(descriptor), isWanted);
	if (!stat.isFile()) return { kind: "refused", reason: "is no file of text" };
	const head = new Uint8Array(Math.min(stat.size, FILE_HEAD));
	const headLength = fill(descriptor, head, 0);
	if (!isWanted(head.subarray(0, headLength))) return { kind: "unwanted" };
	const problem = sizeProblem(stat.size);
	if (problem !== undefined) return { kind: "refused", reason: problem };
	if (isBinary(head)) return { kind: "refused", reason: "is a binary file" };
	if (stat.size <= FILE_HEAD) return { kind: "read", octets: head.subarray(0, headLength) };
	const octets = new Uint8Array(stat.size);
	octets.set(head);
	return { kind: "read", octets: octets.subarray(0, fill(descriptor, octets, headLength)) };
}

/** The same for what came another way: through a pipe, or out of an older version. */
export function readInputOctets(octets: Uint8Array, isWanted: (head: Uint8Array) => boolean): InputFile {
	if (!isWanted(octets.subarray(0, FILE_HEAD))) return { kind: "unwanted" };
	const problem = sizeProblem(octets.length);
	if (problem !== undefined) return { kind: "refused", reason: problem };
	return isBinary(octets) ? { kind: "refused", reason: "is binary" } : { kind: "read", octets };
}

/** Reads until the end of the file or of `octets`; where it stopped. */
function fill(descriptor: number, octets: Uint8Array, from: number): number {
	let at = from;
	while (at < octets.length) {
		const count = readSync(descriptor, octets, at, octets.length - at, at);
		if (count === 0) break;
		at += count;
	}
	return at;
}

function failure(error: unknown): InputFile {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	if (code === "ENOENT" || code === "ENOTDIR") return { kind: "gone" };
	if (code === "EACCES" || code === "EPERM") return { kind: "refused", reason: "may not be read by this user" };
	return { kind: "refused", reason: `cannot be read (${code || error})` };
}
