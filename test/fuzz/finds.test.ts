import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Mutation } from "./mutation.ts";
import { processorClock, Walk } from "./walk.ts";

/** An input that once did what it must not do, as `npm run fuzz` keeps it: octets are written as Latin-1 characters. */
interface KeptFind {
	/** What it did. */
	readonly what: string;
	readonly main: string;
	readonly origin?: string;
	readonly files: Readonly<Record<string, string>>;
	readonly mutations: readonly Mutation[];
}

/** How long it takes, the fuzzer itself finds out. */
const LONGEST_STEP = 3000;

const FOLDER = join(import.meta.dirname, "finds");

test.each(readdirSync(FOLDER))("%s does no harm any more", (name) => {
	const { main, origin, files, mutations }: KeptFind = JSON.parse(readFileSync(join(FOLDER, name), "utf8"));
	const contents = Object.entries(files).map(([path, text]) => [path, Buffer.from(text, "latin1")]);
	const seed = { name, files: Object.fromEntries(contents), main, origin };
	const walked = () => new Walk(seed, seed.files[main]!, processorClock, LONGEST_STEP);
	const walk = walked();
	walk.compare("actions");
	for (const mutation of mutations) {
		walk.edit(mutation);
		walk.compare("actions");
	}
	// Looking in between must make no difference.
	const unseen = walked();
	unseen.compare("actions");
	for (const mutation of mutations) unseen.edit(mutation);
	unseen.compare("actions");
	expect(walk.text).not.toBe(files[main]);
});
