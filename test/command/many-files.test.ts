import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { TestCommand } from "./zonetrio.ts";

const command = new TestCommand();

const FOLDERS = 100;
const FILES_IN_EACH = 1000;

/** In megabytes. A million files take less than four times as much. */
const MOST_MEMORY = 300;

test("a hundred thousand files beside a zone are passed over in little memory", { timeout: 300_000 }, () => {
	const zone = "$TTL 3600\n@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n@ IN NS ns1\nns1 A 192.0.2.53\n";
	const folder = command.folder({ "zones/db.example.com": zone });
	for (let index = 0; index < FOLDERS; index++) {
		const path = join(folder, `folder${index}`);
		mkdirSync(path);
		for (let file = 0; file < FILES_IN_EACH; file++) writeFileSync(join(path, `file${file}`), "");
	}
	const { status, stderr } = command.run(["check", "--stats", "--fail-on", "never"], { cwd: folder });
	expect(status).toBe(0);
	const told = /1 file with 3 records in [\d.]+ s, (\d+) MB of memory at most/.exec(stderr);
	expect(Number(told?.[1])).toBeLessThan(MOST_MEMORY);
});
