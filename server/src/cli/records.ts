import { shownPath } from "./disk-path.ts";
import { EXIT_FINDINGS, EXIT_OK, type ExitStatus } from "./exit-status.ts";
import { Output } from "./output.ts";
import { readRecords } from "./read-records.ts";
import { writeStderr } from "./warn.ts";

/** What `zonetrio records` can be told. */
export interface RecordsOptions {
	/** The zone, absolute and in lower case. */
	readonly origin?: string;
	/** Whether `$INCLUDE` is followed out of the folder of the file and the current one, as servers do. */
	readonly readOutside: boolean;
}

/** Thrown to end a dump that nobody reads any more. */
const READER_IS_GONE = new Error("the reader is gone");

/** `zonetrio records`: prints the records of a file, one line each. */
export function records(file: string, options: RecordsOptions): ExitStatus {
	const { unread, dump } = readRecords(file, options);
	const output = new Output();
	try {
		dump((line) => {
			output.write(`${line}\n`);
			if (output.isClosed) throw READER_IS_GONE;
		});
	} catch (error) {
		if (error !== READER_IS_GONE) throw error;
	}
	output.flush();
	const lines = unread.map(
		({ path, start, message }) => `${shownPath(path)}:${start.line + 1}:${start.character + 1}: ${message}\n`,
	);
	if (lines.length > 0) writeStderr(lines.join(""));
	return unread.length > 0 ? EXIT_FINDINGS : EXIT_OK;
}
