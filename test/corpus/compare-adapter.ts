import { shownPath } from "../../server/src/cli/disk-path.ts";
import { givenOrigin } from "../../server/src/cli/given-origin.ts";
import { readRecords } from "../../server/src/cli/read-records.ts";

/** What the comparison asks about. */
interface Question {
	readonly file: string;
	readonly origin: string;
	readonly cwd: string;
}

/** Answers the comparison of the corpus with what `zonetrio records --origin` prints. */
export function check({ file, origin, cwd }: Question): {
	records: string[];
	errors: { line: number; message: string }[];
} {
	process.chdir(cwd);
	const records: string[] = [];
	const given = givenOrigin(origin);
	const { unread, dump } = readRecords(file, { ...(given !== undefined && { origin: given }), readOutside: true });
	dump((line) => records.push(line.replaceAll("\t", " ")));
	const errors = unread.map(({ path, start, message }) => ({
		line: start.line + 1,
		message: `${shownPath(path)}: ${message}`,
	}));
	return { records, errors };
}
