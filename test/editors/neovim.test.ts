import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { examplesFor } from "./editors-page.ts";
import { ExampleFolder } from "./example-folder.ts";
import { answerOf } from "./installed-editor.ts";
import { expectRepaired, FORWARD, REPAIR, REVERSE } from "./two-files-repaired.ts";

const DRIVER = new URL("neovim.lua", import.meta.url);

/** The version as a number that grows, such as 7 for 0.7.2. */
const [, major, minor] = /^NVIM v(\d+)\.(\d+)/.exec(answerOf("nvim", "--version") ?? "") ?? [];
const version = Number(major) * 100 + Number(minor);

/** The examples that hold for the version at hand: that for all, and of the others the newest. */
function configuration(): string {
	const meant = (where: string) => /^Neovim 0\.(\d+)( and later)?$/.exec(where) ?? [];
	const examples = examplesFor("Neovim").map(({ where, code }) => {
		const [, from, always] = meant(where);
		return { from: Number(from), isForAll: always !== undefined, code };
	});
	const [newest] = examples
		.filter(({ from, isForAll }) => !isForAll && from <= version)
		.sort((one, other) => other.from - one.from);
	const forAll = examples.filter(({ isForAll }) => isForAll);
	return [...forAll, newest!].map(({ code }) => code).join("\n");
}

let folder: ExampleFolder;

afterEach(() => folder?.remove());

test("Neovim, set up as its example says, repairs two files and saves them", async () => {
	folder = new ExampleFolder("harbour");
	const before = { [FORWARD]: folder.read(FORWARD), [REVERSE]: folder.read(REVERSE) };
	const init = folder.put("init.lua", configuration());
	const driver = folder.put("driver.lua", readFileSync(DRIVER, "utf8"));
	const given = ["--headless", "-n", "-i", "NONE", "-u", init, "-c", `luafile ${driver}`];
	const told = await folder.run("nvim", given, {
		ZONETRIO_FILE: FORWARD,
		ZONETRIO_RULE: "mx-target-no-address",
		ZONETRIO_REPAIR: REPAIR,
	});
	expectRepaired(folder, before);
	expect(told).toContain(`${FORWARD} mx-target-is-cname`);
	// What the example switches off, and what was repaired.
	expect(told).not.toContain("address-without-ptr");
	expect(told).not.toContain("mx-target-no-address");
});
