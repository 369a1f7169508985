import { expect, test } from "vitest";
import { BACK, DB, FORWARD, MAIL_ZONES } from "./mail-zones.ts";
import { client, connect, folder, layOut } from "./server-session.ts";

const MISTYPED = `${FORWARD}typo      IN  A      192.0.2.300\n`;
const PART = "zones/hosts.part";

/** What was told of a file one after the other: the rules that found something. */
function told(name: string): (string | number | undefined)[][] {
	const uri = folder.uri(name);
	return client.published
		.filter((one) => one.uri === uri)
		.map(({ diagnostics }) => diagnostics.map(({ code }) => code));
}

test("what is wrong with the text of an open file is told before all files are read, and what others have a say in only then", async () => {
	layOut({ ...MAIL_ZONES, [DB]: MISTYPED });
	await connect();
	await client.open(DB, MISTYPED);
	await client.check();
	const [first, ...later] = told(DB);
	expect(first).toEqual(["bad-ipv4"]);
	expect(later.at(-1)).toEqual(expect.arrayContaining(["bad-ipv4", "ptr-missing"]));
	expect(told(BACK).length).toBeLessThanOrEqual(1);
});

test("nothing is told of a part of a zone before it is known of which", async () => {
	layOut({ ...MAIL_ZONES, [DB]: `${FORWARD}$INCLUDE hosts.part\n`, [PART]: "host A 192.0.2.40\n  A 192.0.2.300\n" });
	await connect();
	await client.open(PART, "host A 192.0.2.40\n  A 192.0.2.300\n");
	await client.check();
	expect(told(PART)[0]).toEqual(told(PART).at(-1));
	expect(told(PART).at(-1)).toContain("bad-ipv4");
});

test("what is silenced is not told at first either", async () => {
	const text = MISTYPED.replace("192.0.2.300", "192.0.2.300 ; zonetrio-ignore bad-ipv4");
	layOut({ ...MAIL_ZONES, [DB]: text });
	await connect();
	await client.open(DB, text);
	await client.check();
	expect(told(DB).flat()).not.toContain("bad-ipv4");
});
