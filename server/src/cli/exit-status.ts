/** Nothing that was asked about was found. */
export const EXIT_OK = 0;
/** There are findings, or lines that cannot be read. */
export const EXIT_FINDINGS = 1;
/** The command was not used as it can be. */
export const EXIT_USAGE = 2;
/** A file could not be read, or the command itself failed. */
export const EXIT_FAILURE = 3;

export type ExitStatus = typeof EXIT_OK | typeof EXIT_FINDINGS | typeof EXIT_USAGE | typeof EXIT_FAILURE;

/** What each means to users. */
export const EXIT_MEANINGS: readonly (readonly [ExitStatus, string])[] = [
	[EXIT_OK, "nothing was found"],
	[
		EXIT_FINDINGS,
		"there are findings (check, live), findings remain (fix), lines cannot be read (records), or files would be changed (format --check)",
	],
	[EXIT_USAGE, "the command was not used as it can be"],
	[EXIT_FAILURE, "a file could not be read or written, or the command itself failed"],
];
