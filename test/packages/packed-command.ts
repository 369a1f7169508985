import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect } from "vitest";
import { serveRegistry } from "./local-registry.ts";

export const PROJECT = fileURLToPath(new URL("../..", import.meta.url));

/** The package of the command as it is published, and folders to use it in; made for a test file and removed after it. */
export class PackedCommand {
	/** Where all of it is. */
	readonly root = mkdtempSync(join(tmpdir(), "zonetrio-package-"));
	readonly version: string;
	#server: Server | undefined;
	#registry = "";
	#folders = 0;

	constructor() {
		this.version = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8")).version;
		beforeAll(async () => {
			const dist = join(this.root, "dist");
			this.#node("esbuild.mjs", "--command", "--out", dist);
			this.#node("scripts/npm-package.mjs", "--dist", dist, "--out", this.root);
			const { server, address } = await serveRegistry(this.packed, this.manifest());
			this.#server = server;
			this.#registry = address;
		}, 240_000);
		afterAll(() => {
			this.#server?.close();
			rmSync(this.root, { recursive: true, force: true });
		}, 60_000);
	}

	/** The file that is published. */
	get packed(): string {
		return join(this.root, `zonetrio-${this.version}.tgz`);
	}

	/** What is in it, as a folder. */
	get unpacked(): string {
		return join(this.root, "npm");
	}

	manifest(): { readonly name: string; readonly version: string; readonly [key: string]: unknown } {
		return JSON.parse(readFileSync(join(this.unpacked, "package.json"), "utf8"));
	}

	/** npm as it is where nobody has used it, with a registry on this machine that has only this package. */
	npmEnvironment(): Record<string, string | undefined> {
		// What `npm test` sets for its own scripts would hold for these as well.
		const inherited = Object.keys(process.env).filter((name) => /^npm_/i.test(name));
		return {
			...Object.fromEntries(inherited.map((name) => [name, undefined])),
			npm_config_registry: this.#registry,
			npm_config_cache: join(this.root, "npm-cache"),
			npm_config_userconfig: join(this.root, "npmrc"),
			npm_config_update_notifier: "false",
			npm_config_audit: "false",
			npm_config_fund: "false",
		};
	}

	/** Makes a folder of files, by their paths in it. */
	folder(files: Readonly<Record<string, string>>): string {
		const folder = join(this.root, `folder${this.#folders++}`);
		mkdirSync(folder);
		for (const [name, text] of Object.entries(files)) {
			mkdirSync(dirname(join(folder, name)), { recursive: true });
			writeFileSync(join(folder, name), text);
		}
		return folder;
	}

	#node(...given: string[]): void {
		const { status, stderr } = spawnSync(process.execPath, given, { cwd: PROJECT, encoding: "utf8" });
		expect(status, stderr).toBe(0);
	}
}
