import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { examplesFor } from "./editors-page.ts";
import { ExampleFolder } from "./example-folder.ts";
import { EMACS_PACKAGES } from "./installed-editor.ts";
import { expectRepaired, FORWARD, REPAIR, REVERSE } from "./two-files-repaired.ts";

const DRIVER = new URL("emacs.el", import.meta.url);

const [{ code } = { code: "" }] = examplesFor("Emacs");

/** As the page says it can be started so that it listens. */
const LISTENING = `(setf (alist-get 'dns-mode eglot-server-programs) '("zonetrio" "lsp" "--listen" :autoport))\n`;

let folder: ExampleFolder;

afterEach(() => folder?.remove());

async function repairWith(configuration: string): Promise<string> {
	folder = new ExampleFolder("harbour");
	const before = { [FORWARD]: folder.read(FORWARD), [REVERSE]: folder.read(REVERSE) };
	const init = folder.put("init.el", configuration);
	const driver = folder.put("driver.el", readFileSync(DRIVER, "utf8"));
	const told = await folder.run("emacs", ["--batch", "--eval", EMACS_PACKAGES, "-l", init, "-l", driver], {
		ZONETRIO_FILE: FORWARD,
		ZONETRIO_RULE: "mx-target-no-address",
		ZONETRIO_REPAIR: REPAIR,
	});
	expectRepaired(folder, before);
	return told;
}

describe("Emacs, set up as its example says", () => {
	test("repairs two files and saves them", async () => {
		const told = await repairWith(code);
		const [, left] = /^left: (.*)$/m.exec(told) ?? [];
		expect(left).toContain("mx-target-is-cname");
		expect(left).not.toContain("mx-target-no-address");
	});

	test("does so with a server that listens at a port", async () => {
		await repairWith(code + LISTENING);
	});
});
