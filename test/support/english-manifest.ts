import { readFileSync } from "node:fs";

/** `package.json` as English users see it: with the texts of `package.nls.json` in the place of their keys. */
// biome-ignore lint/suspicious/noExplicitAny: what is in the file is what tests are about
export function englishManifest(): any {
	const texts: Readonly<Record<string, string>> = JSON.parse(readFileSync("package.nls.json", "utf8"));
	const inEnglish = (_: string, value: unknown) =>
		typeof value === "string" ? (texts[/^%([^%\s]+)%$/.exec(value)?.[1] ?? ""] ?? value) : value;
	return JSON.parse(readFileSync("package.json", "utf8"), inEnglish);
}
