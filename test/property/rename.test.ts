import fc from "fast-check";
import { expect, test } from "vitest";
import { locate } from "../../server/src/features/places/locate.ts";
import { renaming } from "../../server/src/features/rename/rename.ts";
import { typeName } from "../../server/src/records/type-code.ts";
import { isRefusal } from "../../server/src/rules/fix.ts";
import type { NameId } from "../../server/src/tables/name-table.ts";
import type { RecordId } from "../../server/src/tables/record-table.ts";
import { atOnce } from "../../server/src/text/at-once.ts";
import type { Position } from "../../server/src/text/chunked-text.ts";
import { JudgedExample } from "../support/literate.ts";
import type { Files } from "../support/memory-workspace.ts";
import { smallZones } from "../support/small-zones.ts";

/** A place with a name or an address. */
interface Place {
	readonly path: string;
	readonly position: Position;
	readonly type: string;
	readonly owner: string;
	readonly rdata: string;
}

/** The owners, or the first fields, of all records that a $GENERATE does not make. */
function places({ workspace }: JudgedExample, part: "owner" | "rdata"): Place[] {
	const { names, records } = workspace.tables;
	return [...workspace.openZones()].flatMap(({ slice }) =>
		[...workspace.blocks(slice)].flatMap((block) =>
			([...block.records] as RecordId[]).flatMap((record): Place[] => {
				const text = workspace.recordText(record)!;
				const span = part === "owner" ? text.owner : text.fields[0];
				if (!span) return [];
				const { file } = block.slice;
				return [
					{
						path: file.path,
						position: file.text.position(block.index, span.start),
						type: typeName(records.type[record]!),
						owner: names.text(records.owner[record]! as NameId),
						rdata: workspace.rdataText(record, text.wire),
					},
				];
			}),
		),
	);
}

/** All records as text, sorted. */
function recordsOf(judged: JudgedExample): string[] {
	const { workspace } = judged;
	const { names, records } = workspace.tables;
	return [...workspace.openZones()]
		.flatMap(({ spec, slice }) =>
			[...workspace.blocks(slice)].flatMap((block) =>
				([...block.records] as RecordId[]).map((record) => {
					const data = workspace.rdataText(record, workspace.recordText(record)!.wire);
					const type = typeName(records.type[record]!);
					return [spec.key, names.text(records.owner[record]! as NameId), records.ttl[record], type, data].join(" ");
				}),
			),
		)
		.sort();
}

/** Renames at a place; the reason where it is refused. */
function renameAt(judged: JudgedExample, { path, position }: Place, to: string): string | undefined {
	const located = locate(judged.workspace, path, position);
	const renamed = located && atOnce(renaming(judged.service.reading, located, to));
	if (!renamed) throw new Error("nothing to rename");
	if (isRefusal(renamed)) return renamed.refusal;
	judged.apply(renamed.edits);
	return undefined;
}

/** Renames there and back, and expects nothing else to change; whether it was not refused. */
function expectThereAndBack(
	files: Files,
	place: Place,
	from: string,
	to: string,
	changed: (line: string) => string,
): boolean {
	const judged = new JudgedExample({ files, settings: { serial: "leave" } });
	const before = judged.texts();
	const records = recordsOf(judged);
	if (renameAt(judged, place, to) !== undefined) return false;
	expect(recordsOf(judged)).toEqual(records.map(changed).sort());
	expect(renameAt(judged, place, from)).toBeUndefined();
	expect(judged.texts()).toEqual(before);
	return true;
}

test("a host that is renamed there and back leaves the same octets, and between only another name", () => {
	let renamed = 0;
	fc.assert(
		fc.property(smallZones, fc.nat(1000), (files, seed) => {
			const judged = new JudgedExample({ files, settings: {} });
			const all = places(judged, "owner").filter(({ owner }) => /^[a-z0-9]+\.example\.com\.$/.test(owner));
			const place = all[seed % all.length];
			if (!place) return;
			const from = place.owner;
			// One that is longer may take the last blank of a column.
			const to = `${"q".repeat(1 + (seed % (from.length - "..example.com".length)))}.example.com.`;
			const isName = new RegExp(`(?<![a-z0-9.-])${from.replaceAll(".", "\\.")}(?![a-z0-9])`, "g");
			if (expectThereAndBack(files, place, from, to, (line) => line.replaceAll(isName, to))) renamed++;
		}),
		{ seed: 20261124, numRuns: 30 },
	);
	expect(renamed).toBeGreaterThan(15);
});

test("so does an address", () => {
	let renumbered = 0;
	fc.assert(
		fc.property(smallZones, fc.nat(1000), (files, seed) => {
			const judged = new JudgedExample({ files, settings: {} });
			const all = places(judged, "rdata").filter(({ type }) => type === "A" || type === "AAAA");
			const place = all[seed % all.length];
			if (!place) return;
			const from = place.rdata;
			// A longer owner of the PTR may take the last blank of a column.
			const to = place.type === "A" ? "192.0.2.3" : "2001:db8::150";
			const pointer = (address: string) =>
				place.type === "A"
					? `${address.split(".").reverse().join(".")}.in-addr.arpa.`
					: `${[...address.slice("2001:db8::".length).padStart(24, "0")].reverse().join(".")}.8.b.d.0.1.0.0.2.ip6.arpa.`;
			const changed = (line: string) => {
				const [zone, owner, ttl, type, ...rdata] = line.split(" ");
				const isPointer = type === "PTR" && owner === pointer(from);
				const data = rdata.join(" ");
				return [
					zone,
					isPointer ? pointer(to) : owner,
					ttl,
					type,
					type === place.type && data === from ? to : data.replaceAll(`ip4:${from} `, `ip4:${to} `),
				].join(" ");
			};
			if (expectThereAndBack(files, place, from, to, changed)) renumbered++;
		}),
		{ seed: 20261124, numRuns: 30 },
	);
	expect(renumbered).toBeGreaterThan(15);
});
