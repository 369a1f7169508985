import {
	accessSync,
	closeSync,
	constants,
	copyFileSync,
	fchmodSync,
	fchownSync,
	fsyncSync,
	linkSync,
	openSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	type Stats,
	statSync,
	writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { shownPath } from "./disk-path.ts";
import { statOfPath } from "./path-stat.ts";

/** Other content for a file. */
export interface FileChange {
	readonly path: string;
	/** The content that it had when it was read; undefined for a file that is to come. */
	readonly before: Uint8Array | undefined;
	readonly after: Uint8Array;
}

/**
 * Puts other content into files, into all or into none of them. Each is replaced at once: whoever reads it meanwhile, or after a failure
 * half-way, has the old content or the new. A link stays a link, and a file keeps its permissions, and its owner where that is allowed.
 *
 * @returns why nothing was written, as a whole sentence; undefined if all was.
 */
export function replaceFiles(changes: readonly FileChange[]): string | undefined {
	const same = sameFile(changes);
	if (same) return `${same.map(({ path }) => shownPath(path)).join(" and ")} are one file, and would become different`;
	const prepared: PreparedFile[] = [];
	const done: PreparedFile[] = [];
	// Ctrl-C waits until it is all or none.
	process.on("SIGINT", wait);
	try {
		for (const change of changes) prepared.push(new PreparedFile(change));
		for (const file of prepared) {
			file.put();
			done.push(file);
		}
		return undefined;
	} catch (error) {
		for (const file of done.reverse()) file.takeBack();
		return error instanceof Error ? error.message : String(error);
	} finally {
		for (const file of prepared) file.tidy();
		process.off("SIGINT", wait);
	}
}

function wait(): void {}

/** Two changes of one file, to which two paths lead. */
function sameFile(changes: readonly FileChange[]): readonly [FileChange, FileChange] | undefined {
	const known = new Map<string, FileChange>();
	for (const change of changes) {
		const stat = statOfPath(change.path);
		const key = stat ? `${stat.dev} ${stat.ino}` : change.path;
		const other = known.get(key);
		if (other) return [other, change];
		known.set(key, change);
	}
	return undefined;
}

/** New content that lies beside its file, where all that can fail has been tried. */
class PreparedFile {
	readonly #change: FileChange;
	/** The file itself, where the path is a link. */
	readonly #real: string;
	readonly #fresh: string;
	readonly #old: string;

	/** @throws Error with a whole sentence for the user. */
	constructor(change: FileChange) {
		const { path, before, after } = change;
		this.#change = change;
		try {
			this.#real = before === undefined ? path : realpathSync(path);
			if (before !== undefined) accessSync(this.#real, constants.W_OK);
			const beside = join(dirname(this.#real), `.${basename(this.#real)}.${process.pid}`);
			this.#fresh = `${beside}.tmp`;
			this.#old = `${beside}.old.tmp`;
			writeFile(this.#fresh, after, before === undefined ? undefined : statSync(this.#real));
		} catch (error) {
			throw failure(path, error);
		}
		try {
			this.#demandUnchanged();
		} catch (error) {
			this.tidy();
			throw error;
		}
	}

	/** @throws Error with a whole sentence for the user. */
	put(): void {
		this.#demandUnchanged();
		const { path, before } = this.#change;
		try {
			if (before === undefined) {
				// Fails where a file has come meanwhile.
				linkOrCopy(this.#fresh, this.#real);
			} else {
				linkOrCopy(this.#real, this.#old);
				renameSync(this.#fresh, this.#real);
			}
		} catch (error) {
			throw failure(path, error);
		}
	}

	/** Makes it what it was before `put`. */
	takeBack(): void {
		if (this.#change.before === undefined) rmSync(this.#real, { force: true });
		else renameSync(this.#old, this.#real);
	}

	/** Removes what lies beside the file. */
	tidy(): void {
		rmSync(this.#fresh, { force: true });
		rmSync(this.#old, { force: true });
	}

	#demandUnchanged(): void {
		const { path, before } = this.#change;
		if (before === undefined) return;
		let now: Uint8Array;
		try {
			now = readFileSync(this.#real);
		} catch (error) {
			throw failure(path, error);
		}
		if (Buffer.compare(now, before) !== 0) {
			throw new Error(`${shownPath(path)} has changed since it was read, so it is left as it is: run this again`);
		}
	}
}

function writeFile(path: string, octets: Uint8Array, like: Stats | undefined): void {
	const descriptor = openSync(path, "wx", like ? 0o600 : 0o666);
	try {
		for (let at = 0; at < octets.length; ) at += writeSync(descriptor, octets, at);
		if (like) {
			keepOwner(descriptor, like);
			fchmodSync(descriptor, like.mode);
		}
		fsyncSync(descriptor);
	} catch (error) {
		rmSync(path, { force: true });
		throw error;
	} finally {
		closeSync(descriptor);
	}
}

function keepOwner(descriptor: number, { uid, gid }: Stats): void {
	try {
		fchownSync(descriptor, uid, gid);
	} catch {
		// Only an administrator may give files away.
	}
}

/** A second name for a file, or a copy where the file system has no second names; fails where the name is taken. */
function linkOrCopy(path: string, name: string): void {
	try {
		linkSync(path, name);
	} catch (error) {
		if (codeOf(error) === "EEXIST") throw error;
		copyFileSync(path, name, constants.COPYFILE_EXCL);
	}
}

function failure(path: string, error: unknown): Error {
	const code = codeOf(error);
	const shown = shownPath(path);
	if (code === "EACCES" || code === "EPERM") return new Error(`${shown} cannot be written by this user`);
	if (code === "EEXIST") return new Error(`${shown} cannot be written, because there is such a file by now`);
	return new Error(`${shown} cannot be written (${code ?? error})`);
}

function codeOf(error: unknown): unknown {
	return error instanceof Error && "code" in error ? error.code : undefined;
}
