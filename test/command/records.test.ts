import { spawn } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { TestCommand } from "./zonetrio.ts";

const command = new TestCommand();

const SOA = "@ IN SOA ns1 hostmaster 1 2 3 4 5\n";

describe("records", () => {
	test("are absolute, in the order of the zone, with includes and $GENERATE worked out", () => {
		const run = command.run(["records", "records/db.example.org"]);
		expect(run.status).toBe(0);
		expect(run.stderr).toBe("");
		expect(run.stdout.split("\n")).toEqual([
			"example.org.\t3600\tIN\tSOA\tNS1.example.org. hostmaster.example.org. 2026112401 7200 3600 1209600 3600",
			"example.org.\t3600\tIN\tNS\tns1.example.org.",
			"ns1.example.org.\t300\tIN\tA\t192.0.2.53",
			"www.example.org.\t3600\tIN\tAAAA\t2001:db8::80",
			'www.example.org.\t3600\tIN\tCAA\t0 issue "ca.example.net"',
			"dhcp-1.example.org.\t3600\tIN\tA\t192.0.2.1",
			"dhcp-2.example.org.\t3600\tIN\tA\t192.0.2.2",
			"dhcp-3.example.org.\t3600\tIN\tA\t192.0.2.3",
			'text.example.org.\t3600\tIN\tTXT\t"semi;colon" "plain"',
			"",
		]);
	});

	test("are those of --origin, then of the modeline, the SOA and the name of the file", () => {
		const folder = command.folder({
			"db.example.org": `; zonetrio: origin=example.net.\n$TTL 1\n${SOA}www A 192.0.2.1\n`,
			"db.example.com": "$TTL 1\nwww A 192.0.2.1\n",
			plain: `$ORIGIN example.edu.\n$TTL 1\n${SOA}www A 192.0.2.1\n`,
		});
		const last = (...given: string[]) =>
			command
				.run(["records", ...given], { cwd: folder })
				.stdout.trim()
				.split("\n")
				.at(-1)
				?.split("\t")[0];
		expect(last("db.example.org", "--origin", "Example.COM")).toBe("www.example.com.");
		expect(last("db.example.org")).toBe("www.example.net.");
		expect(last("plain")).toBe("www.example.edu.");
		expect(last("db.example.com")).toBe("www.example.com.");
	});

	test("need an origin", () => {
		const folder = command.folder({ plain: "$TTL 1\nwww A 192.0.2.1\n" });
		const run = command.run(["records", "plain"], { cwd: folder });
		expect(run).toEqual({
			status: 2,
			stdout: "",
			stderr: "zonetrio: plain does not say which zone it is: tell it with --origin NAME\n",
		});
	});

	test("that can be read are printed, and lines that cannot are named", () => {
		const folder = command.folder({
			"db.example.com": `$TTL 1\n${SOA}a A 192.0.2.1\nb A 192.0.2.300\nc A 192.0.2.3\n`,
		});
		const run = command.run(["records", "db.example.com"], { cwd: folder });
		expect(run.status).toBe(1);
		expect(run.stdout.split("\n").map((line) => line.split("\t")[0])).toEqual([
			"example.com.",
			"a.example.com.",
			"c.example.com.",
			"",
		]);
		expect(run.stderr).toMatch(/^db\.example\.com:4:5: .*192\.0\.2\.300.*\n$/);
	});

	test("of zones with wrong content are printed, and the status is 0", () => {
		const folder = command.folder({ "db.example.com": "$TTL 1\na A 192.0.2.1\na CNAME b\n" });
		expect(command.run(["records", "db.example.com"], { cwd: folder }).status).toBe(0);
	});

	test("of an include are looked for beside the file and in the current folder", () => {
		const folder = command.folder({
			"zones/db.example.com": `$TTL 1\n${SOA}$INCLUDE beside.inc\n$INCLUDE parts/there.inc\n$INCLUDE none.inc\n`,
			"zones/beside.inc": "beside A 192.0.2.1\n$INCLUDE parts/more.inc\n",
			"parts/there.inc": "there A 192.0.2.2\n",
			"parts/more.inc": "more A 192.0.2.3\n",
		});
		const run = command.run(["records", "zones/db.example.com"], { cwd: folder });
		expect(run.stdout.split("\n").map((line) => line.split("\t")[0])).toEqual([
			"example.com.",
			"beside.example.com.",
			"more.example.com.",
			"there.example.com.",
			"",
		]);
		expect(run.status).toBe(1);
		expect(run.stderr).toMatch(/^zones\/db\.example\.com:5:10: .*none\.inc/);
	});

	test("of a file that includes itself come to an end", () => {
		const folder = command.folder({
			"db.example.com": `$TTL 1\n${SOA}$INCLUDE part.inc\nlast A 192.0.2.1\n`,
			"part.inc": "part A 192.0.2.2\n$INCLUDE db.example.com\n",
		});
		const run = command.run(["records", "db.example.com"], { cwd: folder });
		expect(run.status).toBe(1);
		expect(run.stdout).toContain("last.example.com.");
		expect(run.stderr).toMatch(/part\.inc:2:/);
	});

	test("with CRLF and a byte order mark are read", () => {
		const text = `$TTL 1\n${SOA}a A 192.0.2.1\n`.replaceAll("\n", "\r\n");
		const folder = command.folder({ "crlf.zone": text, "bom.zone": `\uFEFF${text}` });
		for (const file of ["crlf.zone", "bom.zone"]) {
			const run = command.run(["records", file, "--origin", "example.com"], { cwd: folder });
			expect(run.stdout).toContain("a.example.com.\t1\tIN\tA\t192.0.2.1\n");
			expect(run.stdout).not.toContain("\r");
		}
	});

	test("come from a pipe as well", async () => {
		const child = spawn("sh", [
			"-c",
			'cat | "$0" "$1" records /dev/stdin --origin example.com',
			process.execPath,
			command.path,
		]);
		child.stdin.end(`$TTL 1\n${SOA}`);
		let stdout = "";
		child.stdout.on("data", (data) => {
			stdout += data;
		});
		await new Promise((resolve) => child.on("close", resolve));
		expect(stdout).toBe("example.com.\t1\tIN\tSOA\tns1.example.com. hostmaster.example.com. 1 2 3 4 5\n");
	});

	test("of an empty file are none", () => {
		const folder = command.folder({ "db.example.com": "", "db.example.net": "; nothing\n" });
		for (const file of ["db.example.com", "db.example.net"]) {
			expect(command.run(["records", file], { cwd: folder })).toEqual({ status: 0, stdout: "", stderr: "" });
		}
	});

	test("stop when nobody reads them any more", async () => {
		const lines = Array.from({ length: 100_000 }, (_, index) => `host${index} A 192.0.2.1`).join("\n");
		const folder = command.folder({ "db.example.com": `$TTL 1\n${SOA}${lines}\n` });
		const child = spawn(process.execPath, [command.path, "records", join(folder, "db.example.com")]);
		let stderr = "";
		child.stderr.on("data", (data) => {
			stderr += data;
		});
		child.stdout.once("data", () => child.stdout.destroy());
		const status = await new Promise((resolve) => child.on("close", resolve));
		expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
	});

	test("come whole through a pipe that is read slowly", async () => {
		const lines = Array.from({ length: 50_000 }, (_, index) => `host${index} A 192.0.2.1`).join("\n");
		const folder = command.folder({ "db.example.com": `$TTL 1\n${SOA}${lines}\n` });
		const child = spawn(process.execPath, [command.path, "records", join(folder, "db.example.com")]);
		let length = 0;
		child.stdout.on("data", (data: Uint8Array) => {
			length += data.reduce((count, octet) => count + (octet === 10 ? 1 : 0), 0);
			child.stdout.pause();
			setTimeout(() => child.stdout.resume(), 2);
		});
		const status = await new Promise((resolve) => child.on("close", resolve));
		expect({ status, length }).toEqual({ status: 0, length: 50_001 });
	});
});
