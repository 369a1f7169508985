import { describe, expect, test } from "vitest";
import { TestCommand, ZONES } from "./zonetrio.ts";

const command = new TestCommand();

const RAGGED = `$TTL 3600
@  IN SOA ns1.example.com. h.example.com. 1 7200 3600 1209600 3600
   IN NS  ns1.example.com.
ns1 IN A    192.0.2.53
www     IN   A 192.0.2.80
`;
const files = () =>
	command.folder({ "db.example.com": RAGGED, unreadable: "$ORIGIN example.com.\nwww A 192.0.2.300\n" });

/** What each command is given, by the status that it then has; 1 is missing where nothing that a command shows makes it fail. */
const GIVEN: Readonly<Record<string, Readonly<Record<number, readonly string[]>>>> = {
	check: { 0: ["good"], 1: ["broken"], 2: ["--fail-on", "often"], 3: ["nowhere"] },
	report: { 0: ["broken"], 2: ["--format", "pdf"], 3: ["nowhere"] },
	records: { 0: ["good/db.example.com"], 1: ["unreadable"], 2: [], 3: ["nowhere"] },
	format: { 0: ["--check", "good"], 1: ["--check", "db.example.com"], 2: ["--wide"], 3: ["nowhere"] },
	fix: { 0: ["--dry-run", "good"], 1: ["--dry-run", "broken"], 2: ["--rule", "no-such-rule"], 3: ["nowhere"] },
	live: { 2: [], 3: ["--server", "127.0.0.1:1", "--timeout", "1", "example.com"] },
	explain: { 0: ["ptr-missing"], 2: ["no-such-rule"] },
	completion: { 0: ["bash"], 2: ["cmd"] },
	man: { 0: [], 2: ["--pdf"] },
	lsp: { 2: [] },
};

describe.each(Object.keys(GIVEN))("the exit status of %s", (name) => {
	test.each(Object.entries(GIVEN[name]!))("is %s", (status, given) => {
		const isOwn = given.includes("unreadable") || given.includes("db.example.com");
		const run = command.run([name, ...given], { cwd: isOwn ? files() : ZONES });
		expect({ given, status: run.status }).toEqual({ given, status: Number(status) });
		// What could not be looked up is shown as what could be.
		if (status === "2" || (status === "3" && name !== "live")) expect(run.stderr).toMatch(/^zonetrio: |^error: /);
	});
});

test("help and version are answers, and no command is wrong usage", () => {
	expect(command.run(["--help"]).status).toBe(0);
	expect(command.run(["--version"]).status).toBe(0);
	expect(command.run([]).status).toBe(2);
	expect(command.run(["chek"]).status).toBe(2);
	for (const name of Object.keys(GIVEN)) expect(command.run([name, "--help"]).status).toBe(0);
});

test("help names every status", () => {
	const { stdout } = command.run(["--help"]);
	expect(stdout.match(/^ {2}[0-9] {2}/gm)).toEqual(["  0  ", "  1  ", "  2  ", "  3  "]);
});
