import { type SpawnSyncOptionsWithStringEncoding, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll } from "vitest";
import { type Run, runAside } from "../support/run-aside.ts";

export type { Run };

/** How a run is made. */
export interface RunOptions {
	/** The current folder; the zones of the tests if it is not given. */
	readonly cwd?: string;
	readonly env?: Readonly<Record<string, string>>;
	/** What comes on standard input; nothing if it is not given. */
	readonly input?: string | Uint8Array;
	/** Run by nobody where the tests are run by root, who may read everything. */
	readonly unprivileged?: boolean;
}

/** The zones that the tests read. */
export const ZONES = join(import.meta.dirname, "../zones");

/** The version that the command is built with here. */
export const VERSION = "1.2.3-test";

/** So long may bundling take on a busy machine, in milliseconds. */
const BUNDLING = 60_000;

/** The user who owns nothing. */
const NOBODY = 65_534;

/** The bundled command, and folders to run it on; both are made for a test file and removed after it. */
export class TestCommand {
	readonly #folder = mkdtempSync(join(tmpdir(), "zonetrio-command-"));
	#folders = 0;

	constructor() {
		beforeAll(async () => {
			chmodSync(this.#folder, 0o755);
			// As in the project, the pages that the command prints lie beside its folder.
			symlinkSync(join(import.meta.dirname, "../../docs"), join(this.#folder, "docs"));
			await build({
				entryPoints: [join(import.meta.dirname, "../../server/src/cli/main.ts")],
				outfile: this.path,
				bundle: true,
				platform: "node",
				target: "node20",
				format: "cjs",
				define: { ZONETRIO_VERSION: JSON.stringify(VERSION) },
				logLevel: "warning",
			});
		}, BUNDLING);
		afterAll(() => rmSync(this.#folder, { recursive: true, force: true }));
	}

	/** Where the command is. */
	get path(): string {
		return join(this.#folder, "dist/cli.cjs");
	}

	/** Runs the command to its end. */
	run(given: readonly string[], options: RunOptions = {}): Run {
		const how: SpawnSyncOptionsWithStringEncoding = {
			cwd: options.cwd ?? ZONES,
			env: { ...process.env, ...options.env },
			encoding: "utf8",
			maxBuffer: 1 << 28,
			stdio: [options.input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
			...(options.input !== undefined && { input: options.input }),
			...(options.unprivileged && process.getuid?.() === 0 && { uid: NOBODY, gid: NOBODY }),
		};
		const { status, stdout, stderr } = spawnSync(process.execPath, [this.path, ...given], how);
		return { status, stdout, stderr };
	}

	/** The same while the test goes on, so that it can serve what the command asks for. */
	runAside(given: readonly string[], cwd = ZONES): Promise<Run> {
		return runAside(process.execPath, [this.path, ...given], { cwd });
	}

	/** Makes a folder of files, by their paths in it. */
	folder(files: Readonly<Record<string, string | Uint8Array>>): string {
		const folder = join(this.#folder, `folder${this.#folders++}`);
		mkdirSync(folder);
		for (const [name, content] of Object.entries(files)) {
			mkdirSync(dirname(join(folder, name)), { recursive: true });
			writeFileSync(join(folder, name), content);
		}
		return folder;
	}
}
