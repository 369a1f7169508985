import { match, ok, strictEqual } from "node:assert";
import { createSocket, type Socket } from "node:dgram";
import { ConfigurationTarget, commands, languages, workspace } from "vscode";
import { discardChanges, exported, file, open, replace, until } from "./editor.ts";

const FORWARD = "zones/db.example.com";

describe("live DNS", () => {
	let server: Socket;

	/** Says of each name that there is none (NXDOMAIN). */
	before(async () => {
		server = createSocket("udp4");
		server.on("message", (question, from) => {
			question[2] = 0x84;
			question[3] = 0x03;
			server.send(question, from.port, from.address);
		});
		await new Promise<void>((resolve) => server.bind(0, "127.0.0.1", resolve));
		await setServers([`127.0.0.1:${server.address().port}`]);
	});
	after(async () => {
		server.close();
		await setServers(undefined);
		await commands.executeCommand("zoneTrio.forgetLive");
	});
	afterEach(discardChanges);

	it("is compared with a file, and what is wrong stands at its record until the file changes", async () => {
		await open(FORWARD);
		const answer = await (await exported()).liveDns.compare(file(FORWARD));
		strictEqual(answer?.domains, 1);
		const [found] = liveFindings();
		ok(found);
		strictEqual(found.range.start.line, 4);
		match(found.message, /^example\.com\. does not exist in the DNS/);
		await replace(FORWARD, "www ", "web ");
		await until("the findings to go", () => (liveFindings().length === 0 ? true : undefined));
	});

	it("is drawn in the report beside what the files have", async () => {
		await open(FORWARD);
		const { liveDns, mailReport } = await exported();
		await liveDns.compare(file(FORWARD));
		await commands.executeCommand("zoneTrio.openMailReport");
		await until("the published way", async () => {
			const ways = (await mailReport.read()) ?? [];
			return ways.some((way) => /^Published mail for example\.com\..*does not exist/.test(way)) ? ways : undefined;
		});
	});
});

function liveFindings() {
	return languages.getDiagnostics(file(FORWARD)).filter(({ source }) => source === "Zone Trio (live)");
}

function setServers(servers: string[] | undefined): Thenable<void> {
	return workspace.getConfiguration("zoneTrio").update("live.servers", servers, ConfigurationTarget.Global);
}
