import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "./packed-command.ts";

const REVIEW = join(PROJECT, "examples/review");

/** The zones of the example of a review, as they are before the change, by their paths. */
export function reviewZones(): Record<string, string> {
	const names = ["named.conf", ...readdirSync(join(REVIEW, "zones")).map((name) => `zones/${name}`)];
	return Object.fromEntries(names.map((name) => [name, readFileSync(join(REVIEW, name), "utf8")]));
}

/** The path of a change of the example. */
export function reviewChange(name: "move" | "repair"): string {
	return join(REVIEW, "changes", `${name}.patch`);
}

/** `file:line rule` of each finding that the example's page says the change brings. */
export function toldFindings(): string[] {
	const page = readFileSync(join(REVIEW, "README.md"), "utf8");
	return [...page.matchAll(/^\| `([^`]+:\d+)` +\|.*\| \[([\w-]+)\]/gm)].map(([, place, rule]) => `${place} ${rule}`);
}
