import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type LiteratePage, readLiteratePage } from "./literate-page.ts";

/** Every page with examples: those of the documentation, and further ones that would make it too long. */
export function literatePages(): LiteratePage[] {
	return ["../../docs/rules/", "../rules/"].flatMap((folder) => {
		const path = fileURLToPath(new URL(folder, import.meta.url));
		if (!existsSync(path)) return [];
		const names = readdirSync(path).filter((name) => name.endsWith(".md") && name !== "README.md");
		return names.sort().map((name) => readLiteratePage(name.slice(0, -3), readFileSync(`${path}${name}`, "utf8")));
	});
}
