import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { filesBelow } from "../corpus/corpus-files.ts";
import { cases, questions } from "../corpus/small-inputs.ts";
import { literatePages } from "../support/literate-pages.ts";

/** Files to begin with; one of them gets changed. */
export interface Seed {
	readonly name: string;
	/** Path → content; the paths are absolute. */
	readonly files: Readonly<Record<string, Uint8Array>>;
	/** The path of the file that is changed. */
	readonly main: string;
	/** The zone of that file, where nothing in the files says so. */
	readonly origin: string | undefined;
}

/** Longer ones are left to the tests of large files. */
const MOST_OCTETS = 65_535;

/** The folder in which the files of a seed lie. */
export const ROOT = "/w";

/**
 * The examples of the documentation, each of their files once the one that is changed, and the files of
 * a corpus where there is one.
 */
export function seeds(corpus: string | undefined): Seed[] {
	const found = corpus !== undefined && existsSync(join(corpus, "truth.jsonl")) ? ofCorpus(corpus) : [];
	return [...ofPages(), ...found].filter(({ files, main }) => files[main]!.length <= MOST_OCTETS);
}

function ofPages(): Seed[] {
	return literatePages().flatMap(({ rule, examples }) =>
		examples.flatMap((example) => {
			const entries = Object.entries(example.files).map(([name, text]) => [`${ROOT}/${name}`, Buffer.from(text)]);
			const files: Seed["files"] = Object.fromEntries(entries);
			// The policies of MTA-STS are read from the disk, not edited.
			const mains = Object.keys(files).filter((path) => !path.endsWith("/mta-sts.txt"));
			return mains.map((main) => ({ name: `${rule}, ${example.title}`, files, main, origin: undefined }));
		}),
	);
}

function ofCorpus(corpus: string): Seed[] {
	const zones = ["zones", "trees", "orgs"].flatMap((folder) => filesBelow(join(corpus, folder)));
	const configurations = filesBelow(join(corpus, "conf"));
	return [
		...[...zones, ...configurations].map((path) => alone(relative(corpus, path), readFileSync(path))),
		...cases(corpus).map(({ id, octets, origin }) => ({ ...alone(`case ${id}`, octets), origin })),
		...questions(corpus).map(({ id, text, others, zone }) => {
			const beside = Object.entries(others).map(([name, octets]) => [`${ROOT}/${name}`, octets]);
			const seed = alone(`question ${id}`, Buffer.from(text));
			return { ...seed, files: { ...seed.files, ...Object.fromEntries(beside) }, origin: zone };
		}),
	];
}

/** Configurations keep their kind of name; all else is taken as the zone example.com. */
function alone(name: string, octets: Uint8Array): Seed {
	const isConfiguration = /conf$|Corefile$/.test(name);
	const main = isConfiguration ? `${ROOT}/${name.split("/").at(-1)}` : `${ROOT}/main.zone`;
	return { name, files: { [main]: octets }, main, origin: isConfiguration ? undefined : "example.com" };
}
