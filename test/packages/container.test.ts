import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { runAside } from "../support/run-aside.ts";
import { PackedCommand, PROJECT } from "./packed-command.ts";
import { reviewZones } from "./review.ts";

const command = new PackedCommand();

interface Instruction {
	readonly name: string;
	readonly value: string;
}

const INSTRUCTIONS: readonly Instruction[] = readFileSync(join(PROJECT, "Containerfile"), "utf8")
	.replace(/^#.*\n/gm, "")
	.replace(/\\\n/g, "")
	.split("\n")
	.filter((line) => line !== "")
	.map((line) => ({ name: line.split(" ", 1)[0]!, value: line.slice(line.indexOf(" ") + 1) }));

const valuesOf = (name: string) => INSTRUCTIONS.filter((one) => one.name === name).map(({ value }) => value);

test("the container file is written as it should be", () => {
	expect([...new Set(INSTRUCTIONS.map(({ name }) => name))].sort()).toEqual([
		"CMD",
		"COPY",
		"ENTRYPOINT",
		"FROM",
		"RUN",
		"USER",
		"WORKDIR",
	]);
	// From where, and which version; the newest of a version has what was mended in it.
	expect(valuesOf("FROM")).toEqual([expect.stringMatching(/^docker\.io\/library\/node:\d+-alpine$/)]);
	expect(Number(/node:(\d+)/.exec(valuesOf("FROM")[0]!)![1])).toBeGreaterThanOrEqual(20);
	expect(valuesOf("USER").at(-1)).toBe("node");
	expect(INSTRUCTIONS.findLastIndex(({ name }) => name === "RUN")).toBeLessThan(
		INSTRUCTIONS.findIndex(({ name }) => name === "USER"),
	);
	expect(valuesOf("WORKDIR").every((path) => path.startsWith("/"))).toBe(true);
	expect(JSON.parse(valuesOf("ENTRYPOINT")[0]!)).toEqual(["zonetrio"]);
	for (const run of valuesOf("RUN")) {
		expect(run).not.toMatch(/\bsudo\b|\bcurl\b|\bcd /);
		if (run.includes("apk")) expect(run).toContain("apk add --no-cache ");
	}
	// Nothing else is sent to whoever builds.
	expect(readFileSync(join(PROJECT, ".dockerignore"), "utf8")).toBe("*\n!build/npm\n");
});

test("what it does gives a command that runs", async () => {
	const root = mkdtempSync(join(command.root, "container-"));
	const inRoot = (text: string) => text.replace(/(?<= )\/(?=opt|usr)/g, `${root}/`);
	const bin = join(root, "usr/local/bin");
	mkdirSync(bin, { recursive: true });
	// The image has Alpine's tools; here its installer need not run.
	symlinkSync("/bin/true", join(root, "apk"));
	const env = { PATH: `${root}:${bin}:${process.env["PATH"]}`, GIT_CONFIG_SYSTEM: join(root, "gitconfig") };
	for (const { name, value } of INSTRUCTIONS) {
		if (name === "COPY") {
			const [source, target] = value.split(" ");
			expect(source).toBe("build/npm");
			mkdirSync(dirname(root + target), { recursive: true });
			cpSync(command.unpacked, root + target, { recursive: true });
		} else if (name === "RUN") {
			const { status, stderr } = await runAside("sh", ["-c", inRoot(value)], { cwd: root, env });
			expect(status, stderr).toBe(0);
		}
	}
	expect(readFileSync(join(root, "gitconfig"), "utf8")).toContain("directory = *");
	expect(existsSync(realpathSync(join(bin, "zonetrio")))).toBe(true);

	const [entry, ...given] = [...JSON.parse(valuesOf("ENTRYPOINT")[0]!), ...JSON.parse(valuesOf("CMD")[0]!)];
	const cwd = command.folder(reviewZones());
	const checked = await runAside(join(bin, entry), given, { cwd, env });
	expect(checked.status, checked.stderr).toBe(0);
	expect(checked.stdout).toContain("1 warning in 3 files, 3 zones");
	expect((await runAside(join(bin, entry), ["explain", "ptr-missing"], { cwd, env })).stdout).toMatch(
		/^# ptr-missing\n/,
	);
});
