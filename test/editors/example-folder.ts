import { spawn } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));

/** A copy of an example, and a home in which an editor finds nothing but the command `zonetrio` in its path. */
export class ExampleFolder {
	readonly #folder = realpathSync(mkdtempSync(join(tmpdir(), "zonetrio-editor-")));
	/** Where the copy is. */
	readonly path = join(this.#folder, "zones of harbour");

	constructor(example: string) {
		cpSync(join(PROJECT, "examples", example), this.path, { recursive: true });
		mkdirSync(join(this.#folder, "bin"));
		mkdirSync(join(this.#folder, "home"));
		const command = join(this.#folder, "bin/zonetrio");
		writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${join(PROJECT, "dist/cli.cjs")}" "$@"\n`);
		chmodSync(command, 0o755);
	}

	/** Puts a file beside the copy; returns its path. */
	put(name: string, text: string): string {
		const path = join(this.#folder, "home", name);
		writeFileSync(path, text);
		return path;
	}

	read(name: string): string {
		return readFileSync(join(this.path, name), "utf8");
	}

	/** Runs an editor in the copy to its end; resolves to all that it wrote, and rejects with that where it fails. */
	run(program: string, given: readonly string[], variables: Readonly<Record<string, string>>): Promise<string> {
		const home = join(this.#folder, "home");
		const env = {
			...process.env,
			...variables,
			HOME: home,
			XDG_CONFIG_HOME: home,
			XDG_DATA_HOME: home,
			XDG_STATE_HOME: home,
			XDG_CACHE_HOME: home,
			PATH: `${join(this.#folder, "bin")}${delimiter}${process.env["PATH"]}`,
		};
		const child = spawn(program, given, { cwd: this.path, env, stdio: ["ignore", "pipe", "pipe"] });
		let told = "";
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding("utf8").on("data", (part: string) => {
				told += part;
			});
		}
		return new Promise((resolve, reject) => {
			child.once("error", reject);
			child.once("close", (status) => (status === 0 ? resolve(told) : reject(new Error(`${program}: ${told}`))));
		});
	}

	remove(): void {
		rmSync(this.#folder, { recursive: true, force: true });
	}
}
