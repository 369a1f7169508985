import { type FileHandle, open } from "node:fs/promises";
import { FILE_HEAD, isBinary, sizeProblem } from "../features/file-selection.ts";
import { type FoundFile, isSameStamp, type Stamp } from "../lsp/file-source.ts";

/** A file that something is writing is read again this often. */
const MOST_READS = 5;

/**
 * Reads a file of text, without blocking. Refuses folders, devices, binary files, and what is too large.
 * One that changes while it is read is read again.
 *
 * @param isWanted shown the beginning of the file; if false, the rest is not read.
 */
export async function readDiskFile(path: string, isWanted?: (head: Uint8Array) => boolean): Promise<FoundFile> {
	let handle: FileHandle | undefined;
	try {
		handle = await open(path, "r");
		return await readOpenFile(handle, isWanted);
	} catch (error) {
		return failure(error);
	} finally {
		await handle?.close();
	}
}

/** Size and time of a file; undefined if it cannot be had. */
export async function stampOf(path: string): Promise<Stamp | undefined> {
	let handle: FileHandle | undefined;
	try {
		handle = await open(path, "r");
		return await stampOfHandle(handle);
	} catch {
		// It is gone or may not be read; whoever asks reads it again and learns why.
		return undefined;
	} finally {
		await handle?.close();
	}
}

async function readOpenFile(handle: FileHandle, isWanted?: (head: Uint8Array) => boolean): Promise<FoundFile> {
	const information = await handle.stat();
	if (!information.isFile()) return { kind: "refused", reason: "is no file" };
	for (let reads = 1; ; reads++) {
		const stamp = await stampOfHandle(handle);
		const head = await readPart(handle, Math.min(stamp.size, FILE_HEAD));
		if (isWanted && !isWanted(head)) return { kind: "unwanted" };
		const problem = sizeProblem(stamp.size);
		if (problem !== undefined) return { kind: "refused", reason: problem };
		if (isBinary(head)) return { kind: "refused", reason: "is a binary file" };
		const octets = stamp.size <= FILE_HEAD ? head : await readPart(handle, stamp.size);
		const after = await stampOfHandle(handle);
		const isWhole = octets.length === stamp.size && isSameStamp(stamp, after);
		if (isWhole || reads === MOST_READS) return { kind: "read", octets, stamp: after };
	}
}

async function readPart(handle: FileHandle, length: number): Promise<Uint8Array> {
	const octets = new Uint8Array(length);
	let at = 0;
	while (at < length) {
		const { bytesRead } = await handle.read(octets, at, length - at, at);
		if (bytesRead === 0) break;
		at += bytesRead;
	}
	return octets.subarray(0, at);
}

async function stampOfHandle(handle: FileHandle): Promise<Stamp> {
	const { size, mtimeMs } = await handle.stat();
	return { size, changed: mtimeMs };
}

function failure(error: unknown): FoundFile {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	if (code === "ENOENT" || code === "ENOTDIR") return { kind: "gone" };
	if (code === "EACCES" || code === "EPERM") return { kind: "refused", reason: "may not be read by this user" };
	return { kind: "refused", reason: `cannot be read (${code || error})` };
}
