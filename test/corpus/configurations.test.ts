import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { CONFIG_SEVERITIES } from "../../server/src/config/config-rules.ts";
import type { ConfigFiles, ConfigProblem, ServerConfiguration } from "../../server/src/config/configured-zone.ts";
import { configurationKind } from "../../server/src/config/recognise.ts";
import { readNamedConf } from "../support/read-configurations.ts";
import { hasTool, REFERENCE_ENVIRONMENT } from "../support/reference-tool.ts";
import { withCorpus } from "./corpus.ts";
import { filesBelow, jsonLines } from "./corpus-files.ts";
import { printedZones } from "./printed-zones.ts";

interface ConfigurationRow {
	readonly path: string;
	readonly verdict: "ok" | "error";
	readonly msgs: readonly { readonly line?: number; readonly msg: string }[];
}

/** What named-checkconf says of the things that are read here: which zones there are, in which views and from which files. */
const OF_ZONES =
	/writeable file|already exists|in view '.*' (?:does not exist|,)|'in-view' zone|when using 'view'|unbalanced|unexpected end of/;

/** Where Debian has a server's files: some configurations include what is there. */
const SYSTEM_FOLDER = "/etc/bind";

withCorpus((corpus) => {
	const rows = jsonLines<ConfigurationRow>(join(corpus, "truth_conf.jsonl"));
	const recorded = new Map(rows.map((row) => [join(corpus, row.path), row.verdict]));
	const paths = [
		...recorded.keys(),
		...configurationsBelow(join(corpus, "trees")),
		...configurationsBelow(join(corpus, "orgs")),
	];

	describe("server configurations of the corpus", () => {
		test("each is read, whatever is in it", () => {
			for (const path of paths) expect(() => read(path), path).not.toThrow();
			console.log(`${paths.length} configurations`);
		});

		test("what named-checkconf loads has no error", () => {
			const loaded = rows.filter(({ verdict }) => verdict === "ok");
			const wrong = loaded.flatMap(({ path }) =>
				errorsOf(read(join(corpus, path))).map((message) => `${path}: ${message}`),
			);
			expect(wrong).toEqual([]);
			console.log(`${loaded.length} are loaded by both`);
		});

		test("what named-checkconf says of zones and their files is an error here", () => {
			const refused = rows.filter(({ verdict }) => verdict === "error");
			const found = refused.filter(({ path }) => errorsOf(read(join(corpus, path))).length > 0);
			console.log(`${refused.length} are refused, ${found.length} of them by both`);
			const missed = refused.filter((row) => row.msgs.some(({ msg }) => OF_ZONES.test(msg)) && !found.includes(row));
			expect(missed.map(({ path }) => path)).toEqual([]);
		});

		test.skipIf(!hasTool("named-checkconf"))("zones, views and files are those that named-checkconf prints", () => {
			const compared = paths.flatMap((path) => {
				const printed = print(path);
				return printed === undefined
					? []
					: [{ path, printed: printedZones(printed).sort(), own: ownZones(path).sort() }];
			});
			const zones = compared.reduce((sum, { printed }) => sum + printed.length, 0);
			console.log(`${compared.length} configurations with ${zones} zones are compared`);
			expect(compared.length).toBeGreaterThan(0);
			for (const { path, printed, own } of compared) expect(own, path).toEqual(printed);
		});
	});
});

function configurationsBelow(folder: string): string[] {
	return filesBelow(folder).filter((path) => {
		const { size } = statSync(path);
		return size < 1_000_000 && configurationKind(path, readFileSync(path, "latin1")) === "named";
	});
}

function read(path: string): ServerConfiguration {
	return readNamedConf(path, new DiskFiles(dirname(path)));
}

function errorsOf({ problems }: ServerConfiguration): string[] {
	const isError = ({ rule, ownSeverity }: ConfigProblem) => (ownSeverity ?? CONFIG_SEVERITIES.get(rule)) === "error";
	return problems.filter(isError).map(({ message }) => message);
}

/** What named-checkconf makes of a file, seen from its folder; undefined if it refuses it. */
function print(path: string): string | undefined {
	const options = { cwd: dirname(path), env: REFERENCE_ENVIRONMENT, encoding: "utf8" } as const;
	const { status, stdout } = spawnSync("named-checkconf", ["-p", basename(path)], options);
	return status === 0 ? stdout : undefined;
}

/** The zones as we read them: name, view, type and file. */
function ownZones(path: string): string[] {
	const { zones } = read(path);
	return zones.map(({ origin, view, writtenFile }) => [origin, view, writtenFile ?? ""].join(" "));
}

/** The files of the disk as named sees them from a folder. */
class DiskFiles implements ConfigFiles {
	readonly #folder: string;

	constructor(folder: string) {
		this.#folder = folder;
	}

	read(path: string): string | undefined {
		return existsSync(path) ? readFileSync(path, "utf8") : undefined;
	}

	list(): readonly string[] {
		return [this.#folder, SYSTEM_FOLDER].filter(existsSync).flatMap(filesBelow);
	}
}
