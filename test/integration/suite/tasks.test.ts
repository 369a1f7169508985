import { deepStrictEqual, match, ok, strictEqual } from "node:assert";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigurationTarget, CustomExecution, ProcessExecution, type Task, tasks, workspace } from "vscode";
import { MissingTool } from "../../../client/node/missing-tool.ts";
import { client, discardChanges, file, open, until } from "./editor.ts";

const FORWARD = "zones/db.example.com";

describe("tasks with the tools of BIND", () => {
	let programs: string;

	/** Programs that only say what they were given: the tools need not be here. */
	before(() => {
		programs = mkdtempSync(join(tmpdir(), "zonetrio-programs-"));
		const program = join(programs, "say");
		writeFileSync(program, '#!/bin/sh\npwd\nprintf "%s\\n" "$@"\n');
		chmodSync(program, 0o755);
	});
	after(() => rmSync(programs, { recursive: true }));
	afterEach(async () => {
		await setProgram("named-checkzone", undefined);
		await setProgram("named-checkconf", undefined);
		await discardChanges();
	});

	it("check the zone in the editor, by the name that its server has for it", async () => {
		await open(FORWARD);
		await setProgram("named-checkzone", join(programs, "say"));
		const [task, ...more] = await found("named-checkzone");
		deepStrictEqual(more, []);
		deepStrictEqual(
			{ ...task?.definition },
			{ type: "named-checkzone", zone: "example.com", file: FORWARD, folder: "zones" },
		);
		deepStrictEqual(task?.problemMatchers, ["$named-checkzone", "$named-checkzone-warning"]);
		deepStrictEqual(said(task), [file("zones").fsPath, "--", "example.com", file(FORWARD).fsPath]);
	});

	it("check each configuration", async () => {
		await client();
		await setProgram("named-checkconf", join(programs, "say"));
		const [task, ...more] = await found("named-checkconf");
		deepStrictEqual(more, []);
		strictEqual(task?.name, "named.conf");
		deepStrictEqual(said(task), [file("").fsPath, "--", file("named.conf").fsPath]);
	});

	it("say in the terminal where a tool is missing, and what to do", async () => {
		await open(FORWARD);
		await setProgram("named-checkzone", join(programs, "nothing"));
		const [task] = await found("named-checkzone");
		ok(task?.execution instanceof CustomExecution);
		match(task.detail ?? "", /nothing is not installed$/);
		// The terminal itself: this host has none to show it in.
		const terminal = new MissingTool(["One line", "and another"]);
		const heard: unknown[] = [];
		terminal.onDidWrite((text) => heard.push(text));
		terminal.onDidClose((status) => heard.push(status));
		terminal.open();
		deepStrictEqual(heard, ["One line\r\nand another\r\n", 127]);
	});

	/** The tasks of a type, once the server has read the workspace. */
	async function found(type: string): Promise<Task[]> {
		const connection = await client();
		return until(`tasks of ${type}`, async () => {
			if (!connection.isRunning()) return undefined;
			const all = await tasks.fetchTasks({ type });
			return all.length > 0 ? all : undefined;
		});
	}
});

/** What the program says when it is run as the task would run it. */
function said(task: Task | undefined): string[] {
	ok(task?.execution instanceof ProcessExecution);
	const { process, args, options } = task.execution;
	const { stdout } = spawnSync(process, args, { cwd: options?.cwd ?? "", encoding: "utf8" });
	return stdout.trimEnd().split("\n");
}

function setProgram(tool: "named-checkzone" | "named-checkconf", program: string | undefined): Thenable<void> {
	const name = tool === "named-checkzone" ? "tools.namedCheckzone" : "tools.namedCheckconf";
	return workspace.getConfiguration("zoneTrio").update(name, program, ConfigurationTarget.Global);
}
