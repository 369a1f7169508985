import { expect, test } from "vitest";
import { TestRepository } from "./test-repository.ts";
import { TestCommand } from "./zonetrio.ts";

const command = new TestCommand();

function soa(serial: number): string {
	return `$TTL 3600
@ IN SOA ns1.example.com. hostmaster.example.com. ${serial} 86400 7200 3600000 3600
@ IN NS ns1.example.com.
@ IN NS ns2.example.com.
`;
}

const FORWARD = `$ORIGIN example.com.
${soa(1)}ns1 IN A 192.0.2.53
ns2 IN A 192.0.2.54
@ IN MX 10 mail
@ IN MX 20 backup
@ IN TXT "v=spf1 mx -all"
_dmarc IN TXT "v=DMARC1; p=reject"
mail IN A 192.0.2.25
www IN A 192.0.2.80
`;
const REVERSE = `$ORIGIN 2.0.192.in-addr.arpa.
${soa(1)}25 IN PTR mail.example.com.
53 IN PTR ns1.example.com.
54 IN PTR ns2.example.com.
80 IN PTR www.example.com.
`;
/** `backup` has no address, which is wrong before and after. */
const FILES = { "db.example.com": FORWARD, "db.192.0.2": REVERSE };

function repository(): TestRepository {
	return new TestRepository(command, FILES);
}

function raised(text: string): string {
	return text.replace("hostmaster.example.com. 1 ", "hostmaster.example.com. 2 ");
}

test("what a change broke in a file that it did not touch is new, what was wrong before is not", () => {
	const repo = repository();
	expect(introduced(repo)).toEqual([]);
	repo.write("db.example.com", raised(FORWARD).replace("192.0.2.25", "192.0.2.26"));
	expect(introduced(repo)).toEqual(["ptr-orphan db.192.0.2:6", "ptr-missing db.example.com:12"]);
});

test("moved lines, renamed files and repairs make nothing new", () => {
	const repo = repository();
	repo.write(
		"db.example.com",
		`; of the examples\n${raised(FORWARD).replace("www IN", "web IN A 192.0.2.80\nwww IN")}`,
	);
	expect(introduced(repo)).toEqual([]);
	repo.remove("db.example.com");
	repo.write("zones/example.com.zone", FORWARD);
	expect(introduced(repo)).toEqual([]);
	repo.write("zones/example.com.zone", `${raised(FORWARD)}backup IN A 192.0.2.53\n`);
	expect(introduced(repo)).toEqual([]);
});

test("of faults that are alike the new one is told", () => {
	const zone = (first: string) => `${raised(FORWARD)}${first}$ttl 300\na IN TXT "x"\n$ttl 300\nb IN TXT "x"\n`;
	const repo = new TestRepository(command, { "db.example.com": zone(""), "db.192.0.2": REVERSE });
	repo.write("db.example.com", zone('$ttl 400\nnew IN TXT "y"\n'));
	expect(introduced(repo)).toEqual(["soa-serial-not-incremented db.example.com:3", "directive-case db.example.com:14"]);
});

test("what is not committed yet, files that are gone and configurations count", () => {
	const repo = repository();
	repo.write("db.example.net", FORWARD.replaceAll("example.com", "example.net"));
	expect(introduced(repo)).toContain("mx-target-no-address db.example.net:9");
	repo.write(".gitignore", "db.example.net\n");
	expect(introduced(repo)).toEqual([]);
	repo.remove("db.192.0.2");
	expect(introduced(repo)).toEqual(["ptr-unverifiable db.example.com:12"]);
	repo.write("named.conf", 'zone "example.org" { type primary; file "db.example.org"\n');
	expect(introduced(repo)).toContain("configuration-syntax named.conf:1");
});

test("a branch is compared with the commit where it began", () => {
	const repo = repository();
	repo.git("checkout", "--quiet", "-b", "change");
	repo.write("db.example.com", raised(FORWARD).replace("192.0.2.25", "192.0.2.26"));
	repo.commit("Move mail");
	repo.git("checkout", "--quiet", "main");
	repo.write("db.192.0.2", raised(REVERSE).replace("80 IN", "81 IN"));
	repo.commit("Move www");
	repo.git("checkout", "--quiet", "change");
	expect(introduced(repo, [], "main")).toEqual(["ptr-orphan db.192.0.2:6", "ptr-missing db.example.com:12"]);
});

test("only what is new counts for the exit status and the summary", () => {
	const repo = repository();
	const text = (...given: string[]) => command.run(["check", "--since", "HEAD", ...given], { cwd: repo.folder });
	const { status, stdout } = text();
	expect([status, stdout]).toEqual([
		0,
		expect.stringMatching(/^No new findings in 2 files, 2 zones, 18 records; \d+ findings of before are not shown\n$/),
	]);
	repo.write("db.example.com", raised(FORWARD).replace("mail\n", "lost\n"));
	expect(text().status).toBe(1);
	expect(text("--fail-on", "never").status).toBe(0);
	const { summary } = JSON.parse(text("--format", "json").stdout);
	expect(summary).toMatchObject({ error: 1, older: expect.any(Number) });
});

test("signatures are compared too, and one file alone", () => {
	const repo = repository();
	repo.write("db.example.com", FORWARD.replace("mail\n", "lost\n"));
	expect(introduced(repo, ["--dnssec"])).toContain("mx-target-no-address db.example.com:8");
	expect(introduced(repo, ["db.example.com"])).toEqual(introduced(repo, ["--dnssec"]));
});

/** The rules of warnings and errors that are new since a commit, with their places. */
function introduced(repo: TestRepository, given: readonly string[] = [], since = "HEAD"): string[] {
	const { stdout, stderr } = command.run(["check", "--format", "json", "--since", since, ...given], {
		cwd: repo.folder,
	});
	expect(stderr).toBe("");
	const { findings } = JSON.parse(stdout) as {
		findings: { rule: string; severity: string; file: string; line: number }[];
	};
	return findings.map(({ rule, file, line }) => `${rule} ${file}:${line}`);
}
