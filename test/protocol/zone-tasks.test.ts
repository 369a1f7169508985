import { describe, expect, test } from "vitest";
import type { CreateFile, TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver/node";
import { BACK, DB, MAIL_ZONES, POINTER } from "./mail-zones.ts";
import { client, folder, start } from "./server-session.ts";

const RICH = {
	capabilities: {
		workspace: {
			workspaceEdit: {
				documentChanges: true,
				resourceOperations: ["create"],
				changeAnnotationSupport: { groupsOnLabel: true },
			},
		},
	},
};

interface Answer {
	readonly origin?: string;
	readonly file?: string;
	readonly refusal?: string;
	readonly edit: WorkspaceEdit;
	readonly added?: number;
}

describe("a new zone", () => {
	test("is one edit, of its file and of the configuration, to be looked at before it is made", async () => {
		await start(MAIL_ZONES, RICH);
		const asked = { name: "198.51.100.0/24", kind: "reverse", uri: folder.uri(DB) };
		const { origin, file, edit } = await client.request<Answer>("zoneTrio/newZone", asked);
		expect(origin).toBe("100.51.198.in-addr.arpa.");
		expect(file).toBe(folder.uri("zones/db.198.51.100"));
		const [create, content, statement] = edit.documentChanges as [CreateFile, TextDocumentEdit, TextDocumentEdit];
		expect(create).toMatchObject({ kind: "create", uri: file });
		expect(content.textDocument.uri).toBe(file);
		expect(statement.textDocument.uri).toBe(folder.uri("named.conf"));
		expect(Object.values(edit.changeAnnotations!)).toEqual([
			{ label: "Create the zone 100.51.198.in-addr.arpa.", needsConfirmation: true },
		]);
	});

	test("is refused where it is there", async () => {
		await start(MAIL_ZONES, RICH);
		const { refusal } = await client.request<Answer>("zoneTrio/newZone", { name: "example.com", kind: "forward" });
		expect(refusal).toBe("example.com. is there already, in db.example.com");
	});
});

describe("the PTRs of a zone", () => {
	test.each([BACK, DB])("are filled in for %s, with what each edit does", async (name) => {
		await start(MAIL_ZONES, RICH);
		const asked = { uri: folder.uri(name), task: "fill" };
		const { added, edit } = await client.request<Answer>("zoneTrio/syncPointers", asked);
		expect(added).toBe(1);
		const [change] = edit.documentChanges as [TextDocumentEdit];
		expect(change.textDocument.uri).toBe(folder.uri(BACK));
		expect(change.edits.map((one) => "newText" in one && one.newText)).toContain(POINTER);
		expect(Object.values(edit.changeAnnotations!).map(({ label }) => label)).toEqual(["Add 1 missing PTR"]);
	});

	test("of others are asked of the provider", async () => {
		await start({ [DB]: MAIL_ZONES[DB], "named.conf": MAIL_ZONES["named.conf"] });
		const letter = await client.request<string>("zoneTrio/zoneRequest", { uri: folder.uri(DB) });
		expect(letter).toContain("192.0.2.25");
		await start(MAIL_ZONES);
		expect(await client.request<string>("zoneTrio/zoneRequest", { uri: folder.uri(DB) })).toBe("");
	});
});

describe("what tools can check", () => {
	const NAMED = `zone "example.com" { type primary; file "zones/db.example.com"; };
view "x" { zone "example.com" { type primary; file "zones/db.example.com"; }; };
`;
	const checks = (uri?: string) => client.request<object>("zoneTrio/toolChecks", uri === undefined ? {} : { uri });

	test("is a zone once, in the folder that the server starts from, and each main configuration", async () => {
		await start({ ...MAIL_ZONES, "bind/named.conf": NAMED, "bind/zones/db.example.com": MAIL_ZONES[DB]! });
		const uri = folder.uri("bind/zones/db.example.com");
		expect(await checks(uri)).toEqual({
			zones: [{ origin: "example.com", file: uri, folder: folder.uri("bind") }],
			configurations: [folder.uri("bind/named.conf"), folder.uri("named.conf")],
		});
	});

	test("is the zone that includes a file", async () => {
		const files = {
			"db.example.net": "$TTL 1h\n@ SOA a b 1 2 3 4 5\n@ NS a\n$INCLUDE hosts.inc\n",
			"hosts.inc": "a A 192.0.2.1\n",
		};
		await start(files);
		const file = folder.uri("db.example.net");
		const root = file.slice(0, -"/db.example.net".length);
		expect(await checks(folder.uri("hosts.inc"))).toEqual({
			zones: [{ origin: "example.net", file, folder: root }],
			configurations: [],
		});
	});

	test("is no zone where none is asked for, and no configuration of another server", async () => {
		await start({
			[DB]: MAIL_ZONES[DB]!,
			"nsd.conf": 'zone:\n name: "example.com"\n zonefile: "zones/db.example.com"\n',
		});
		expect(await checks()).toEqual({ zones: [], configurations: [] });
	});
});
