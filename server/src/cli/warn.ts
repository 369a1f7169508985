import { writeSync } from "node:fs";

const STDERR = 2;

/** Tells the user something that is no result, one line on standard error. */
export function warn(message: string): void {
	writeStderr(`zonetrio: ${message}\n`);
}

/** Writes to standard error; if nobody reads it, that is no reason to fail. */
export function writeStderr(text: string): void {
	try {
		writeSync(STDERR, text);
	} catch {
		// Closed, or a pipe that nobody empties: the exit status still tells.
	}
}
