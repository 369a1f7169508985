import type { LanguageClient, TestFolder } from "./language-client.ts";

/** Says what is left in memory when told to. */
const PROBE = `process.on("SIGUSR2", () => { gc(); gc(); const { heapUsed, external } = process.memoryUsage(); process.stderr.write("kept " + (heapUsed + external) + "\\n"); });`;

/** Puts a probe of its memory into the folder of a server; what Node is to be told so that the server has it. */
export function memoryProbe(folder: TestFolder): readonly string[] {
	folder.write("probe.cjs", PROBE);
	return ["--expose-gc", "--require", `${folder.path}/probe.cjs`];
}

/** What a server with a probe keeps after a collection, in octets. */
export async function keptBy(client: LanguageClient): Promise<number> {
	const before = client.standardError.length;
	client.signal("SIGUSR2");
	for (;;) {
		const kept = /^kept (\d+)$/m.exec(client.standardError.slice(before))?.[1];
		if (kept !== undefined) return Number(kept);
		if (!client.isRunning) throw new Error(`the server has ended: ${client.standardError}`);
		await new Promise((resolve) => setTimeout(resolve, 2));
	}
}

/** What a server wrote to standard error besides its answers to the probe. */
export function withoutProbe(standardError: string): string {
	return standardError.replace(/^kept \d+\n/gm, "");
}
