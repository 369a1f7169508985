import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TestFolder } from "../protocol/language-client.ts";
import type { BigWorkspace } from "../support/every-request.ts";
import { writeForwardZone, writeMailReverseZone, writeReverseZone } from "./written-zones.ts";

const HUB = "db.hub.example.org";
const [FORWARD, REVERSE] = ["db.example.com", "db.10"];

/** A workspace with files that editors have open. */
export interface OpenWorkspace extends BigWorkspace {
	readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** A forward zone of so many records, its reverse zones, and a zone of a quarter of that whose names are all aliases of one. */
export function bigWorkspace(records: number): OpenWorkspace {
	const folder = new TestFolder({ [HUB]: hubZone(Math.floor(records / 4)) });
	writeForwardZone(join(folder.path, FORWARD), records);
	writeReverseZone(join(folder.path, REVERSE), records);
	writeMailReverseZone(join(folder.path, "db.192.0.2"));
	const files = [FORWARD, REVERSE, HUB].map((name) => ({ name, text: readFileSync(join(folder.path, name), "utf8") }));
	const { text } = files[0]!;
	const lines = text.split("\n");
	const lineOf = (pattern: RegExp) => lines.findIndex((line) => pattern.test(line));
	const places = { mx: lineOf(/^sub\d+ IN MX/), address: lineOf(/^mail9 IN A/), pointer: 2000 };
	return { folder, forward: FORWARD, reverse: REVERSE, text, ...places, hub: { name: HUB, line: 4 }, files };
}

function hubZone(aliases: number): string {
	const head = `$ORIGIN hub.example.org.
$TTL 3600
@ IN SOA ns1.example.net. h 1 7200 3600 1209600 3600
@ IN NS ns1.example.net.
hub IN A 192.0.2.200
`;
	return head + Array.from({ length: aliases }, (_, index) => `a${index} IN CNAME hub\n`).join("");
}
