import { expect, test } from "vitest";
import type { AddressId } from "../../../server/src/tables/address-table.ts";
import type { NameId } from "../../../server/src/tables/name-table.ts";
import type { RecordId } from "../../../server/src/tables/record-table.ts";
import { TYPE_A, TYPE_MX, TYPE_NS, TYPE_TXT } from "../../../server/src/workspace/lookup.ts";
import type { Workspace } from "../../../server/src/workspace/workspace.ts";
import type { Zone } from "../../../server/src/zone/zone.ts";
import type { Files } from "../../support/memory-workspace.ts";
import { randomNumbers } from "../../support/random-numbers.ts";
import { readWorkspace } from "../../support/zone-records.ts";

const HEAD = "$TTL 60\n@ SOA ns h 1 2 3 4 5\n@ NS ns\n";

const VIEWS = Array.from(
	{ length: 40 },
	(_, index) => `view "v${index}" {
	zone "example.com" { type primary; file "db.example.com"; };
	zone "v${index}.example.net" { type primary; file "db.example.net"; };
};\n`,
).join("");

const MANY = Array.from({ length: 60 }, (_, index) => `many A 10.0.0.${index}\n`).join("");

/** Names, addresses and targets that forty views share, those of one view, and a name with many records in a zone of no view. */
const FILES: Files = {
	"named.conf": VIEWS,
	"db.example.com": `${HEAD}@ MX 10 mail\nmail A 192.0.2.1\nmail A 192.0.2.2\n`,
	"db.example.net": `${HEAD}@ MX 10 mail.example.com.\nhost A 192.0.2.1\n`,
	"other/db.example.org": `${HEAD}${MANY}many TXT "t"\n@ MX 10 mail.example.com.\n`,
};

const TYPES = [TYPE_A, TYPE_MX, TYPE_NS, TYPE_TXT];

/** Where what is looked up is not what a walk over all of a list of the tables shows. */
function differences(workspace: Workspace): string[] {
	const { names, records, addresses } = workspace.tables;
	const { zones, lookup } = workspace;
	const found: string[] = [];
	const compare = (what: string, looked: Iterable<unknown>, walked: Iterable<unknown>) => {
		const [one, other] = [[...looked].join(" "), [...walked].join(" ")];
		if (one !== other) found.push(`${what}: ${one} instead of ${other}`);
	};
	const walk = (first: number, next: Int32Array, holds: (record: RecordId) => boolean) => {
		const walked: RecordId[] = [];
		for (let at = first; at >= 0; at = next[at]!) if (holds(at as RecordId)) walked.push(at as RecordId);
		return walked.sort((one, other) => one - other);
	};
	const ofName = (zone: Zone, name: NameId) => {
		const walked = walk(names.firstOwner[name]!, records.nextOfOwner, (record) => zones.zoneOf(record) === zone);
		return walked.sort((one, other) => zones.compareInZone(one, other));
	};
	const sorted = (looked: Iterable<RecordId>) => [...looked].sort((one, other) => one - other);
	for (const { zone } of workspace.openZones()) {
		const universe = zones.universeOf(zone);
		const isSeen = (record: RecordId) => zones.isVisible(universe, zones.zoneOf(record));
		for (let name = 0 as NameId; name < names.count; name++) {
			const what = `${names.text(name)} in ${zone.key}`;
			const owned = ofName(zone, name);
			compare(what, zones.owned.all(zone, name), owned);
			compare(what, [lookup.hasRecords(zone, name)], [owned.length > 0]);
			const all = walk(names.firstReference[name]!, records.nextOfReference, isSeen);
			compare(`all that refer to ${what}`, sorted(zones.references.allToName(universe, name)), all);
			for (const type of TYPES) {
				const ofType = owned.filter((record) => records.type[record] === type);
				compare(`${type} of ${what}`, lookup.recordsIn(zone, name, type), ofType);
				compare(`the first ${type} of ${what}`, [lookup.recordIn(zone, name, type)], [ofType[0] ?? -1]);
				const isLast = (record: RecordId) => record === ofType.at(-1);
				compare(`some ${type} of ${what}`, [zones.owned.some(zone, name, type, isLast)], [ofType.length > 0]);
				const referring = walk(
					names.firstReference[name]!,
					records.nextOfReference,
					(record) => records.type[record] === type && isSeen(record),
				);
				compare(`${type} that refer to ${what}`, sorted(zones.references.toName(universe, name, type)), referring);
			}
		}
		for (let address = 0 as AddressId; address < addresses.count; address++) {
			const referring = walk(addresses.firstReference[address]!, records.nextOfReference, isSeen);
			const looked = sorted(zones.references.toAddress(universe, address));
			compare(`records of ${addresses.text(address)} in ${zone.key}`, looked, referring);
		}
	}
	return found;
}

test("records of a name, and those that refer to one, are found by zone and view, whatever is edited", () => {
	const workspace = readWorkspace(FILES);
	expect(differences(workspace)).toEqual([]);
	const random = randomNumbers(7);
	const lines = [
		"mail A 192.0.2.1\n",
		"@ MX 5 mail\n",
		'many TXT "u"\n',
		"many A 10.0.0.7\n",
		"; nothing\n",
		"@ NS mail\n",
	];
	const paths = ["/w/db.example.com", "/w/db.example.net", "/w/other/db.example.org"];
	for (let edit = 0; edit < 30; edit++) {
		const start = { line: 3 + random(4), character: 0 };
		const end = random(3) === 0 ? { line: start.line + 1, character: 0 } : start;
		workspace.edit(paths[random(paths.length)]!, [{ start, end, text: lines[random(lines.length)]! }]);
		workspace.advance(() => false);
		expect(differences(workspace)).toEqual([]);
	}
	workspace.removeFile("/w/db.example.com");
	workspace.advance(() => false);
	expect(differences(workspace)).toEqual([]);
});
