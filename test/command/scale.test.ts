import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { TestCommand } from "./zonetrio.ts";

const command = new TestCommand();

/** The script of docs/scale.md. */
const SCRIPT = /```sh\n(.*?)```/s.exec(readFileSync(join(import.meta.dirname, "../../docs/scale.md"), "utf8"))![1]!;

const HEAD = `$TTL 3600
@ IN SOA ns1.example.com. hostmaster.example.com. 1 86400 7200 3600000 3600
@ IN NS ns1.example.com.
@ IN NS ns2.example.com.
`;

function customer(name: string, ipv4: string, ipv6: string): string {
	return `$ORIGIN ${name}.
${HEAD}@ IN MX 10 mail
@ IN TXT "v=spf1 mx -all"
_dmarc IN TXT "v=DMARC1; p=reject"
mail IN A ${ipv4}
mail IN AAAA ${ipv6}
www IN A 192.0.2.80
`;
}

const FILES = {
	"servers/a/example.net.zone": customer("example.net", "192.0.2.25", "2001:db8::25"),
	"servers/b/one/example.org.zone": customer("example.org", "192.0.2.26", "2001:db8::26"),
	"servers/b/two/example.edu.zone": customer("example.edu", "192.0.2.27", "2001:db8::27"),
	"reverse/192.0.2.zone": `$ORIGIN 2.0.192.in-addr.arpa.
${HEAD}25 IN PTR mail.example.net.
26 IN PTR c-192-0-2-26.hsd1.example.org.
28 IN PTR elsewhere.example.com.
`,
	"reverse/2001-db8.zone": `$ORIGIN 8.b.d.0.1.0.0.2.ip6.arpa.
${HEAD}5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0 IN PTR mail.example.net.
`,
};

test("shards that each get the PTRs of their mail hosts find what one run over all finds of the trio", () => {
	const folder = command.folder(FILES);
	const bin = join(folder, "bin");
	mkdirSync(bin);
	writeFileSync(join(bin, "zonetrio"), `#!/bin/sh\nexec "${process.execPath}" "${command.path}" "$@"\n`);
	chmodSync(join(bin, "zonetrio"), 0o755);
	const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
	const run = spawnSync("sh", ["-c", SCRIPT], { cwd: folder, env, encoding: "utf8" });
	expect([run.status, run.stdout, run.stderr]).toEqual([0, "", ""]);

	const sharded = ["a", "b"].flatMap((server) => trio(readFileSync(join(folder, `work/${server}.json`), "utf8")));
	const whole = trio(command.run(["check", "--format", "json", "servers", "reverse"], { cwd: folder }).stdout);
	expect(sharded.sort()).toEqual(whole.sort());
	expect(sharded).toEqual([
		"ptr-generic-name 192.0.2.zone",
		"ptr-missing example.edu.zone",
		"ptr-missing-ipv6 example.edu.zone",
		"ptr-missing-ipv6 example.org.zone",
		"ptr-target-no-address 192.0.2.zone",
	]);
});

/** The findings about PTRs, with the names of their files. */
function trio(json: string): string[] {
	const { findings } = JSON.parse(json) as { findings: { rule: string; file: string }[] };
	return findings
		.filter(({ rule }) => rule.startsWith("ptr-") && rule !== "ptr-orphan")
		.map(({ rule, file }) => `${rule} ${file.split("/").at(-1)}`);
}
