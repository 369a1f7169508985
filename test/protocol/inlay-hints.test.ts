import { describe, expect, test, vi } from "vitest";
import type { InlayHint } from "vscode-languageserver/node";
import { BACK, DB, FORWARD, MAIL_ZONES, POINTER, REVERSE } from "./mail-zones.ts";
import { client, folder, start } from "./server-session.ts";

const WHOLE = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };
const RESOLVING = {
	capabilities: {
		textDocument: { inlayHint: { resolveSupport: { properties: ["label.location"] } } },
		workspace: { configuration: true, inlayHint: { refreshSupport: true } },
	},
};

function hints(name: string): Promise<InlayHint[]> {
	return client.request("textDocument/inlayHint", { textDocument: { uri: folder.uri(name) }, range: WHOLE });
}

describe("hints between the words", () => {
	test("lead to what they speak of, once somebody looks", async () => {
		await start({ ...MAIL_ZONES, [BACK]: `${REVERSE}${POINTER}` }, RESOLVING);
		const found = await hints(BACK);
		const address = found.find(({ label }) => typeof label === "object" && label[0]!.value === "192.0.2.25")!;
		expect(address).toMatchObject({ position: { line: 7, character: POINTER.trimEnd().length }, paddingLeft: true });
		const { label } = await client.request<InlayHint>("inlayHint/resolve", address);
		expect(label).toEqual([
			{
				value: "192.0.2.25",
				location: { uri: folder.uri(DB), range: { start: { line: 7, character: 0 }, end: { line: 7, character: 4 } } },
			},
		]);
	});

	test("are plain words where the editor does not ask for more", async () => {
		await start({ ...MAIL_ZONES, [BACK]: `${REVERSE}${POINTER}` });
		const found = await hints(BACK);
		expect(found.map(({ label }) => label)).toEqual(["192.0.2.2", "192.0.2.3", "192.0.2.30", "192.0.2.25"]);
		expect(found[0]!.data).toBeUndefined();
		expect(await client.request("inlayHint/resolve", found[0])).toEqual(found[0]);
	});

	test("are those that the user wants, and are asked for again when that changes", async () => {
		await start(MAIL_ZONES, { ...RESOLVING, settings: { inlayHints: { reverseAddresses: false } } });
		await client.open(BACK, REVERSE);
		expect(await hints(BACK)).toEqual([]);
		await client.configure({ inlayHints: { reverseAddresses: true } });
		await vi.waitFor(() => expect(client.refreshed).toEqual(["inlayHint"]), 5000);
		expect(await hints(BACK)).toHaveLength(3);
	});

	test("are none in old sides of comparisons and in files that are not there", async () => {
		await start(MAIL_ZONES);
		expect(await hints("zones/gone")).toEqual([]);
		const textDocument = { uri: `git:${folder.uri(DB).slice("file:".length)}?x` };
		expect(await client.request("textDocument/inlayHint", { textDocument, range: WHOLE })).toBeNull();
		expect(await hints(DB)).toEqual([]);
		expect(FORWARD).toContain("8h");
	});
});
