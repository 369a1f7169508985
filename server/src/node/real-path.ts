import { realpath } from "node:fs/promises";

/** Where a path leads when all links are followed, with slashes; the path itself where it leads nowhere. */
export async function realPathOf(path: string): Promise<string> {
	const real = await realpath(path).catch(() => path);
	return process.platform === "win32" ? real.replaceAll("\\", "/") : real;
}
