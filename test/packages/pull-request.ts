import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "vitest";
import { TestRepository } from "../command/test-repository.ts";
import { runAside } from "../support/run-aside.ts";
import type { PackedCommand } from "./packed-command.ts";

/** What is checked out of a pull request, and what a workflow is told of it. */
export interface CheckedOut {
	readonly folder: string;
	readonly event: Readonly<Record<string, string>>;
}

/** A repository with a pull request, on a server, from which it is checked out as `actions/checkout` does. */
export class PullRequest {
	readonly #command: PackedCommand;
	readonly repository: TestRepository;

	/** @param files those of the branch `main`, from which the branch `change` begins */
	constructor(command: PackedCommand, files: Readonly<Record<string, string>>) {
		this.#command = command;
		this.repository = new TestRepository(command, files);
		this.repository.git("switch", "--quiet", "--create=change");
	}

	/** Commits a patch to the branch `change`. */
	apply(patch: string): void {
		this.repository.git("apply", patch);
		this.repository.commit("Change");
	}

	/** Checks out what merging would give, with nothing of its history: what a workflow has if it asks for nothing else. */
	async checkOutMerge(): Promise<CheckedOut> {
		const { repository } = this;
		repository.git("switch", "--quiet", "--detach", "main");
		repository.git("merge", "--quiet", "--no-ff", "--message=Merge", "change");
		repository.git("update-ref", "refs/pull/1/merge", "HEAD");
		repository.git("switch", "--quiet", "change");
		const { folder, git } = await this.#clone();
		await git("fetch", "--quiet", "--no-tags", "--depth=1", "origin", "+refs/pull/1/merge:refs/remotes/pull/1/merge");
		await git("checkout", "--quiet", "--force", "refs/remotes/pull/1/merge");
		const sha = await git("rev-parse", "HEAD");
		return {
			folder,
			event: {
				GITHUB_EVENT_NAME: "pull_request",
				GITHUB_REF: "refs/pull/1/merge",
				GITHUB_SHA: sha.trim(),
				GITHUB_BASE_REF: "main",
			},
		};
	}

	/** Checks out the branch of the change itself. */
	async checkOutHead(...depth: string[]): Promise<CheckedOut> {
		const { folder, git } = await this.#clone();
		await git("fetch", "--quiet", "--no-tags", ...depth, "origin", "+refs/heads/change:refs/remotes/origin/change");
		await git("checkout", "--quiet", "-B", "change", "refs/remotes/origin/change");
		const event = { GITHUB_EVENT_NAME: "pull_request_target", GITHUB_REF: "refs/heads/main", GITHUB_BASE_REF: "main" };
		return { folder, event };
	}

	async #clone(): Promise<{ folder: string; git: (...given: string[]) => Promise<string> }> {
		const folder = mkdtempSync(join(this.#command.root, "workspace-"));
		const git = async (...given: string[]) => {
			const { status, stdout, stderr } = await runAside("git", given, { cwd: folder });
			expect(status, stderr).toBe(0);
			return stdout;
		};
		await git("init", "--quiet");
		await git("remote", "add", "origin", pathToFileURL(this.repository.folder).href);
		return { folder, git };
	}
}
