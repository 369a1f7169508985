import * as fs from "node:fs";
import { promisify } from "node:util";
import { FILE_HEAD, isBinary, sizeProblem } from "../features/file-selection.ts";
import { type FoundFile, isSameStamp, type Stamp } from "../lsp/file-source.ts";

// For a small file, handles of `node:fs/promises` take twice the time.
const open = promisify(fs.open);
const fstat = promisify(fs.fstat);
const read = promisify(fs.read);

/** A file that something is writing is read again this often. */
const MOST_READS = 5;

/**
 * Reads a file of text, without blocking. Refuses folders, devices, binary files, and what is too large.
 * One that changes while it is read is read again.
 *
 * @param isWanted shown the beginning of the file; if false, the rest is not read.
 */
export async function readDiskFile(path: string, isWanted?: (head: Uint8Array) => boolean): Promise<FoundFile> {
	let descriptor: number | undefined;
	try {
		descriptor = await open(path, "r");
		return await readOpenFile(descriptor, isWanted);
	} catch (error) {
		return failure(error);
	} finally {
		// What was only read is closed without waiting for the disk.
		if (descriptor !== undefined) fs.closeSync(descriptor);
	}
}

/** Size and time of a file; undefined if it cannot be had. */
export async function stampOf(path: string): Promise<Stamp | undefined> {
	let descriptor: number | undefined;
	try {
		descriptor = await open(path, "r");
		return stampFrom(await fstat(descriptor));
	} catch {
		// It is gone or may not be read; whoever asks reads it again and learns why.
		return undefined;
	} finally {
		if (descriptor !== undefined) fs.closeSync(descriptor);
	}
}

async function readOpenFile(descriptor: number, isWanted?: (head: Uint8Array) => boolean): Promise<FoundFile> {
	const information = await fstat(descriptor);
	if (!information.isFile()) return { kind: "refused", reason: "is no file" };
	let stamp = stampFrom(information);
	for (let reads = 1; ; reads++) {
		const head = await readPart(descriptor, Math.min(stamp.size, FILE_HEAD));
		if (isWanted && !isWanted(head)) return { kind: "unwanted" };
		const problem = sizeProblem(stamp.size);
		if (problem !== undefined) return { kind: "refused", reason: problem };
		if (isBinary(head)) return { kind: "refused", reason: "is a binary file" };
		const octets = stamp.size <= FILE_HEAD ? head : await readPart(descriptor, stamp.size);
		const after = stampFrom(await fstat(descriptor));
		const isWhole = octets.length === stamp.size && isSameStamp(stamp, after);
		if (isWhole || reads === MOST_READS) return { kind: "read", octets, stamp: after };
		stamp = after;
	}
}

async function readPart(descriptor: number, length: number): Promise<Uint8Array> {
	const octets = new Uint8Array(length);
	let at = 0;
	while (at < length) {
		const { bytesRead } = await read(descriptor, octets, at, length - at, at);
		if (bytesRead === 0) break;
		at += bytesRead;
	}
	return octets.subarray(0, at);
}

function stampFrom({ size, mtimeMs }: fs.Stats): Stamp {
	return { size, changed: mtimeMs };
}

function failure(error: unknown): FoundFile {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	if (code === "ENOENT" || code === "ENOTDIR") return { kind: "gone" };
	if (code === "EACCES" || code === "EPERM") return { kind: "refused", reason: "may not be read by this user" };
	return { kind: "refused", reason: `cannot be read (${code || error})` };
}
