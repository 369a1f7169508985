import { writeFileSync } from "node:fs";
import { format } from "node:util";
import { version } from "vscode";

/** Begins each line of the report, so that the runner can tell it from VS Code's own log on the same channel. */
const MARK = process.env.TEST_LINE_MARK ?? "";

/**
 * Called by VS Code inside the extension host. The result file is the proof that the suite ran to its end: the exit
 * code of VS Code is 0 as well when the extension host dies.
 */
export async function run(): Promise<void> {
	const { default: Mocha } = await import("mocha");
	const mocha = new Mocha({ ui: "bdd", timeout: 30_000, slow: 4000, color: false, reporter: "spec" });
	if (process.env.MOCHA_GREP) mocha.grep(process.env.MOCHA_GREP);
	Mocha.reporters.Base.consoleLog = (...parts: unknown[]) => console.log(marked(format(...parts)));
	mocha.suite.emit("pre-require", globalThis as unknown as Mocha.MochaGlobals, "", mocha);
	await import("./diagnostics.test.ts");
	await import("./shown.test.ts");
	await import("./writing.test.ts");
	await import("./format.test.ts");
	await import("./fixes.test.ts");
	await import("./repairs.test.ts");
	await import("./commands.test.ts");
	await import("./serial.test.ts");
	await import("./mail-hosts.test.ts");
	await import("./zone-of-file.test.ts");
	await import("./mail-report.test.ts");
	await import("./live.test.ts");
	await import("./tasks.test.ts");
	await import("./activation.test.ts");
	await import("./server-crash.test.ts");
	await import("./navigation.test.ts");
	await import("./older-versions.test.ts");
	// Last: VS Code keeps the documents that it opens for a while, and what is open counts as a zone.
	await import("./grammar.test.ts");
	const result = await new Promise<{ passes: number; failures: number; pending: number }>((resolve) => {
		const runner = mocha.run(() => resolve(runner.stats as { passes: number; failures: number; pending: number }));
	});
	if (process.env.TEST_RESULT_FILE) writeFileSync(process.env.TEST_RESULT_FILE, JSON.stringify({ ...result, version }));
	if (result.failures > 0) throw new Error(`${result.failures} of the integration tests failed`);
}

function marked(text: string): string {
	return MARK + text.replaceAll("\n", `\n${MARK}`);
}
