import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";

/** Makes folders of files, by their paths in them. */
interface Folders {
	folder(files: Readonly<Record<string, string>>): string;
}

/** A Git repository of zones, with one commit on the branch `main`. */
export class TestRepository {
	readonly folder: string;

	constructor(folders: Folders, files: Readonly<Record<string, string>>) {
		this.folder = folders.folder(files);
		this.git("init", "--quiet", "--initial-branch=main");
		this.commit("Begin");
	}

	/** Runs Git, which must not fail. */
	git(...given: string[]): void {
		const who = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com"];
		const { status, stderr } = spawnSync("git", [...who, ...given], { cwd: this.folder, encoding: "utf8" });
		expect(status, stderr).toBe(0);
	}

	/** Commits all there is. */
	commit(title: string): void {
		this.git("add", "--all", ".");
		this.git("commit", "--quiet", `--message=${title}`);
	}

	write(name: string, text: string): void {
		mkdirSync(dirname(join(this.folder, name)), { recursive: true });
		writeFileSync(join(this.folder, name), text);
	}

	remove(name: string): void {
		rmSync(join(this.folder, name));
	}
}
