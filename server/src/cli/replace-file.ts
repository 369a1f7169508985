import {
	closeSync,
	fchmodSync,
	fchownSync,
	fsyncSync,
	openSync,
	realpathSync,
	renameSync,
	rmSync,
	statSync,
	writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Puts other content into a file at once: whoever reads it meanwhile, or after a failure half-way, has the old content or the new. A
 * link stays a link, and the file keeps its permissions, and its owner where that is allowed.
 */
export function replaceFile(path: string, octets: Uint8Array): void {
	const real = realpathSync(path);
	const { mode, uid, gid } = statSync(real);
	const temporary = join(dirname(real), `.${basename(real)}.${process.pid}.tmp`);
	const descriptor = openSync(temporary, "wx", 0o600);
	try {
		try {
			for (let at = 0; at < octets.length; ) at += writeSync(descriptor, octets, at);
			keepOwner(descriptor, uid, gid);
			fchmodSync(descriptor, mode);
			fsyncSync(descriptor);
		} finally {
			closeSync(descriptor);
		}
		renameSync(temporary, real);
	} catch (error) {
		rmSync(temporary, { force: true });
		throw error;
	}
}

function keepOwner(descriptor: number, uid: number, gid: number): void {
	try {
		fchownSync(descriptor, uid, gid);
	} catch {
		// Only an administrator may give files away.
	}
}
