import { expect, test } from "vitest";
import { client, folder, startChecked } from "./server-session.ts";

const DB = "db.example.com";
const INC = "hosts.inc";
const ZONE = `$ORIGIN example.com.
$TTL 3600
@    IN SOA ns1 hostmaster 2026010100 86400 7200 3600000 3600
     IN NS  ns1
ns1  IN A   192.0.2.53
`;
const MORE = `${ZONE}new  IN A   192.0.2.80\n`;
const END = { start: { line: 5, character: 0 }, end: { line: 5, character: 0 } };
const NEW = { range: END, text: "new  IN A   192.0.2.80\n" };
const SERIAL = { start: { line: 2, character: 27 }, end: { line: 2, character: 37 } };

async function serials(name = DB): Promise<string[]> {
	await client.check();
	return client.findings(name).filter((finding) => /soa-serial-(?:not|went)/.test(finding));
}

test("an open zone is compared with what is on the disk", async () => {
	await startChecked({ [DB]: ZONE });
	await client.open(DB, ZONE);
	expect(await serials()).toEqual([]);
	await client.change(DB, NEW);
	expect(await serials()).toEqual(["3:28 soa-serial-not-incremented"]);
	await client.change(DB, { range: SERIAL, text: "2025010100" });
	expect(await serials()).toEqual(["3:28 soa-serial-went-backwards"]);
	await client.change(DB, { range: SERIAL, text: "2026010101" });
	expect(await serials()).toEqual([]);
	await client.change(DB, { range: SERIAL, text: "2026010100" });
	expect(await serials()).toEqual(["3:28 soa-serial-not-incremented"]);
	folder.write(DB, MORE);
	await client.save(DB);
	expect(await serials()).toEqual([]);
});

test("nobody has to ask", async () => {
	await startChecked({ [DB]: ZONE });
	await client.open(DB, ZONE);
	await client.change(DB, NEW);
	await expect.poll(() => client.findings(DB, "soa-serial-not-incremented"), { timeout: 10_000 }).toHaveLength(1);
});

test("the committed version counts where there is one", async () => {
	await startChecked({ [DB]: MORE });
	await client.repository("1", [DB], { [DB]: ZONE });
	expect(await serials()).toEqual(["3:28 soa-serial-not-incremented"]);
	await client.open(DB, MORE);
	await client.save(DB);
	expect(await serials()).toEqual(["3:28 soa-serial-not-incremented"]);
	await client.repository("2", [], { [DB]: MORE });
	expect(await serials()).toEqual([]);
	await client.change(DB, { range: END, text: "new  IN A   192.0.2.81\n" });
	expect(await serials()).toEqual(["3:28 soa-serial-not-incremented"]);
});

test("a fragment counts for the zone that includes it, be it that it is gone", async () => {
	await startChecked({ [DB]: `${ZONE}$INCLUDE ${INC}\n`, [INC]: "www A 192.0.2.81\n" });
	await client.repository("1", [INC], { [INC]: "www A 192.0.2.80\n" });
	expect(await serials()).toEqual(["3:28 soa-serial-not-incremented"]);
	folder.write(DB, ZONE);
	folder.remove(INC);
	await client.watched([DB, 2], [INC, 3]);
	await client.repository("1", [DB, INC], { [DB]: `${ZONE}$INCLUDE ${INC}\n`, [INC]: "www A 192.0.2.80\n" });
	expect(await serials()).toEqual(["3:28 soa-serial-not-incremented"]);
});

test("a new zone is compared with nothing, an ignored one with the disk", async () => {
	await startChecked({ [DB]: ZONE });
	await client.open(DB, ZONE);
	await client.repository("1", [DB], {});
	await client.change(DB, NEW);
	expect(await serials()).toEqual([]);
	await client.repository("1", [], {});
	expect(await serials()).toEqual(["3:28 soa-serial-not-incremented"]);
});

test("the repair raises the serial, and is made for all zones at once", async () => {
	await startChecked({ [DB]: MORE });
	await client.repository("1", [DB], { [DB]: ZONE });
	await client.check();
	const [action] = await client.codeActions(DB, SERIAL);
	expect(action?.title).toMatch(/^Raise the serial to \d{10}$/);
	const key = { many: "safe" };
	const { made } = await client.request<{ made: number }>("zoneTrio/repairMany", { key, choices: {} });
	expect(made).toBe(1);
});

test("the records that are others than committed are a document, which follows the file and its commits", async () => {
	await startChecked({ [DB]: ZONE }, { capabilities: { workspace: { textDocumentContent: {} } } });
	const uri = `zonetrio-changes:/x.diff?${encodeURIComponent(folder.uri(DB))}`;
	const text = async () => (await client.request<{ text: string }>("workspace/textDocumentContent", { uri })).text;
	const refreshed = async () => {
		await expect.poll(() => client.refreshed.splice(0), { timeout: 10_000 }).toContain("textDocumentContent");
	};
	expect(await text()).toContain("is in no Git repository");
	await client.repository("", [], {});
	expect(await text()).toContain("Nothing has been committed");
	await client.open(DB, ZONE);
	await client.repository("1", [], { [DB]: ZONE });
	await refreshed();
	expect(await text()).toBe("# example.com. is as it was committed\n");
	await client.change(DB, NEW);
	await refreshed();
	expect(await text()).toMatch(
		/^# example\.com\.: 1 record added.*\n# The serial is the same.*\n\n\+new\.example\.com\.\t.*\n$/,
	);
	await client.repository("2", [], { [DB]: MORE });
	await refreshed();
	expect(await text()).toBe("# example.com. is as it was committed\n");
});
