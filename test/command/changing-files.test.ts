import { expect, test } from "vitest";
import { RestlessFolder } from "../support/restless-folder.ts";
import { TestCommand } from "./zonetrio.ts";

const command = new TestCommand();

/** Nothing found fails a run; 3 says that a file could not be read. */
const GIVEN = ["check", "--fail-on", "never", "--format", "json"];

test("files that grow, shrink, vanish and become folders while they are read are read, or told of", async () => {
	const path = command.folder({ "db.still.example": "; zonetrio: origin=still.example.\n" });
	const restless = new RestlessFolder(path);
	restless.begin();
	try {
		for (let run = 0; run < 5; run++) {
			const { status, stdout, stderr } = await command.runAside(GIVEN, path);
			expect([0, 3]).toContain(status);
			expect(JSON.parse(stdout)).toHaveProperty("summary.zones");
			// What could not be read is named; nothing else goes wrong.
			for (const line of stderr.split("\n").filter(Boolean)) expect(line).toMatch(/^zonetrio: .*db\.\w+/);
			if (status === 3) expect(stderr).not.toBe("");
		}
	} finally {
		restless.end();
	}
	expect(restless.changes).toBeGreaterThan(100);
	const { status, stdout, stderr } = await command.runAside(GIVEN, path);
	expect([status, stderr]).toEqual([0, ""]);
	expect(JSON.parse(stdout)).toHaveProperty("summary.records", 4 * restless.names.length);
}, 120_000);
