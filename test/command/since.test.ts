import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { TestRepository } from "./test-repository.ts";
import { TestCommand } from "./zonetrio.ts";

const command = new TestCommand();

const ZONE = `$ORIGIN example.com.
$TTL 3600
@    IN SOA ns1 hostmaster 2026010100 86400 7200 3600000 3600
     IN NS  ns1
ns1  IN A   192.0.2.53
$INCLUDE zones/hosts.inc
`;
const FILES = { "zones/db.example.com": ZONE, "zones/hosts.inc": "www IN A 192.0.2.80\n" };

test("a changed zone that kept its serial is told", () => {
	const repo = repository();
	const { folder } = repo;
	expect(serials(folder, ["--since", "HEAD"])).toEqual([]);
	repo.write("zones/db.example.com", `${ZONE}new IN A 192.0.2.81\n`);
	expect(serials(folder, ["--since", "HEAD"])).toEqual(["soa-serial-not-incremented zones/db.example.com:3"]);
	expect(serials(folder, [])).toEqual([]);
});

test("a fragment counts for the zone that includes it, be it that it is gone", () => {
	const repo = repository();
	const { folder } = repo;
	repo.write("zones/hosts.inc", "www IN A 192.0.2.82\n");
	expect(serials(folder, ["--since", "HEAD"])).toEqual(["soa-serial-not-incremented zones/db.example.com:3"]);
	repo.remove("zones/hosts.inc");
	repo.write("zones/db.example.com", ZONE.replace(/\$INCLUDE.*\n/, ""));
	expect(serials(folder, ["--since", "HEAD"])).toEqual(["soa-serial-not-incremented zones/db.example.com:3"]);
});

test("a folder within the repository is enough, and so is a file", () => {
	const repo = repository();
	const { folder } = repo;
	repo.write("zones/db.example.com", ZONE.replace("2026010100", "2025010100"));
	const told = ["soa-serial-went-backwards db.example.com:3"];
	expect(serials(join(folder, "zones"), ["--since", "HEAD"])).toEqual(told);
	expect(serials(join(folder, "zones"), ["--since", "HEAD", "db.example.com"])).toEqual(told);
});

test("new zones and comments need no new serial", () => {
	const repo = repository();
	const { folder } = repo;
	repo.write("zones/db.example.com", `; of the examples\n${ZONE}`);
	repo.write("zones/db.example.net", ZONE.replaceAll("example.com", "example.net"));
	expect(serials(folder, ["--since", "HEAD"])).toEqual([]);
	repo.git("add", ".");
	expect(serials(folder, ["--since", "HEAD"])).toEqual([]);
});

test("an older commit may be named", () => {
	const repo = repository();
	const { folder } = repo;
	repo.write("zones/db.example.com", `${ZONE}new IN A 192.0.2.81\n`);
	repo.commit("Add a host");
	expect(serials(folder, ["--since", "HEAD"])).toEqual([]);
	expect(serials(folder, ["--since", "HEAD~1"])).toEqual(["soa-serial-not-incremented zones/db.example.com:3"]);
});

test("says what is missing", () => {
	const repo = repository();
	const { folder } = repo;
	const run = (cwd: string, revision: string, path?: string) => {
		const env = { GIT_CEILING_DIRECTORIES: "/", ...(path !== undefined && { PATH: path }) };
		const { status, stderr } = command.run(["check", "--since", revision], { cwd, env });
		return [status, stderr];
	};
	expect(run(folder, "v9")).toEqual([2, "zonetrio: there is no commit v9 in the Git repository of .\n"]);
	expect(run(folder, "--all")).toEqual([2, "zonetrio: there is no commit --all in the Git repository of .\n"]);
	const outside = command.folder(FILES);
	expect(run(outside, "HEAD")).toEqual([
		2,
		"zonetrio: . is in no Git repository, and --since compares with a commit\n",
	]);
	const message = "zonetrio: there is no command git, and --since asks it for the committed version\n";
	expect(run(folder, "HEAD", "/nowhere")).toEqual([3, message]);
});

test.skipIf(process.platform === "win32")(
	"takes no name for anything else, and starts nothing that the repository names",
	() => {
		const repo = repository();
		const { folder } = repo;
		for (const name of ["-rf", "--output=x", "a b", 'q"u', "$(touch made)", "new\nline", "`touch made`"])
			repo.write(`zones/${name}`, ZONE);
		repo.commit("Odd names");
		repo.write("zones/-rf", `${ZONE}new IN A 192.0.2.81\n`);
		repo.write(".gitattributes", "* diff=made\n");
		repo.git("config", "core.fsmonitor", "touch made; false");
		repo.git("config", "diff.external", "touch made; false");
		repo.git("config", "diff.made.textconv", "touch made; cat");
		for (const revision of ["HEAD", "--output=made", "-h", "HEAD;touch made", "$(touch made)", "HEAD\nHEAD"]) {
			const { status } = command.run(["check", `--since=${revision}`], { cwd: folder });
			expect([revision, status]).toEqual([revision, revision === "HEAD" ? expect.any(Number) : 2]);
		}
		expect(readdirSync(folder)).not.toContain("made");
	},
);

function repository(): TestRepository {
	return new TestRepository(command, FILES);
}

function serials(cwd: string, given: readonly string[]): string[] {
	const { stdout } = command.run(["check", "--format", "json", ...given], { cwd });
	const { findings } = JSON.parse(stdout) as { findings: { rule: string; file: string; line: number }[] };
	return findings
		.filter(({ rule }) => /^soa-serial-(not|went)/.test(rule))
		.map(({ rule, file, line }) => `${rule} ${file}:${line}`);
}
