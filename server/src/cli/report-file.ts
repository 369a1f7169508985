import { closeSync, openSync } from "node:fs";
import { CHECK_FORMATS, type CheckFormat } from "./check-formats.ts";
import type { CheckReport } from "./check-report.ts";
import { CommandFailure } from "./command-failure.ts";
import { EXIT_FAILURE } from "./exit-status.ts";
import { Output } from "./output.ts";

/** A file for what a check found. */
export interface ReportFile {
	readonly format: CheckFormat;
	readonly path: string;
}

/** What can be written to a file: all but what is laid out for a terminal. */
export const FILE_FORMATS = Object.keys(CHECK_FORMATS).filter((format) => format !== "text") as readonly CheckFormat[];

/**
 * Writes what a check found to a file, in place of what it had.
 *
 * @throws CommandFailure where it cannot be written.
 */
export async function writeReportFile({ format, path }: ReportFile, report: CheckReport): Promise<void> {
	const write = await CHECK_FORMATS[format]();
	try {
		const descriptor = openSync(path, "w");
		try {
			const output = new Output(descriptor);
			write(output, report);
			output.flush();
		} finally {
			closeSync(descriptor);
		}
	} catch (error) {
		const code = error instanceof Error && "code" in error ? error.code : error;
		const why = code === "ENOENT" ? "its folder is not there" : code;
		throw new CommandFailure(EXIT_FAILURE, `${path} cannot be written (${why})`);
	}
}
