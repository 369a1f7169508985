import { expect, test } from "vitest";
import { outline } from "../../server/src/features/document-symbols.ts";
import { hover } from "../../server/src/features/hover/hover.ts";
import { markdown, plainText } from "../../server/src/features/hover/hover-text.ts";
import { definition } from "../../server/src/features/navigation/definition.ts";
import { implementation } from "../../server/src/features/navigation/implementation.ts";
import { references } from "../../server/src/features/navigation/references.ts";
import { locate } from "../../server/src/features/places/locate.ts";
import type { Located } from "../../server/src/features/places/located.ts";
import { type Location, locationOfPlace, rangeOf } from "../../server/src/features/places/location.ts";
import { OWNER_PART } from "../../server/src/rules/place.ts";
import { referencePlace } from "../../server/src/rules/views/name-fields.ts";
import {
	GENERATED,
	OWNER_INHERITED,
	REFERS_TO_ADDRESS,
	REFERS_TO_NAME,
	type RecordId,
} from "../../server/src/tables/record-table.ts";
import type { Position } from "../../server/src/text/chunked-text.ts";
import { JudgedExample } from "../support/literate.ts";
import { literatePages } from "../support/literate-pages.ts";

/** Of the records that a `$GENERATE` makes, only so many are looked at. */
const MAX_GENERATED = 64;

test.each(literatePages())("what stands at each place of the examples of $rule is known", ({ examples }) => {
	for (const example of examples) {
		const judged = new JudgedExample(example);
		const before = judged.findings().map(({ rule, range }) => ({ rule, range }));
		expectOwnersAndReferences(judged);
		expectAnswers(judged);
		judged.service.settle();
		expect(judged.findings().map(({ rule, range }) => ({ rule, range }))).toEqual(before);
	}
});

/** The place of each owner and of each reference in the tables means that owner and that reference. */
function expectOwnersAndReferences({ service, workspace }: JudgedExample): void {
	const { records } = workspace.tables;
	let generated = 0;
	for (let id = 0; id < records.limit; id++) {
		const record = id as RecordId;
		if (!records.isLive(record)) continue;
		const flags = records.flags[record]!;
		if ((flags & GENERATED) !== 0 && generated++ >= MAX_GENERATED) continue;
		if ((flags & OWNER_INHERITED) === 0) {
			const located = locateStart(service, locationOfPlace(service.reading, { record, part: OWNER_PART })!);
			expect(meant(located)).toContainEqual({ kind: "name", name: records.owner[record] });
		}
		if ((flags & (REFERS_TO_ADDRESS | REFERS_TO_NAME)) === 0) continue;
		const place = locationOfPlace(service.reading, referencePlace(service.reading, record))!;
		const located = locateStart(service, place);
		const reference = records.reference[record];
		const isName = (flags & REFERS_TO_NAME) !== 0;
		expect(meant(located)).toContainEqual(
			isName ? { kind: "name", name: reference } : { kind: "address", address: reference },
		);
		expect(places(references(service.reading, located!, { declarations: true }))).toContain(places([place])[0]);
	}
}

/** Every word is answered for, with ranges that lie in their files. */
function expectAnswers({ service, workspace }: JudgedExample): void {
	for (const [path, file] of workspace.files) {
		const lines = new TextDecoder().decode(file.text.octets()).split(/\r\n|\n|\r/);
		for (const [line, text] of lines.entries()) {
			for (const { index } of text.matchAll(/\S+/g)) {
				const located = locate(workspace, path, { line, character: index });
				if (!located) continue;
				const { start, end } = rangeOf(located);
				expect(isBefore(start, { line, character: index }) && isBefore({ line, character: index }, end)).toBe(true);
				const found = hover(service.reading, located);
				const shown = found ? markdown(found.blocks, (one) => one) + plainText(found.blocks) : "";
				expect(shown).not.toMatch(/undefined|NaN|\[object/);
				const led = [
					...definition(service.reading, located),
					...implementation(service.reading, located),
					...references(service.reading, located, { declarations: false }),
				];
				for (const place of led) expect(workspace.files.has(place.path)).toBe(true);
			}
		}
		expect(() => [...outline(service.reading, path)]).not.toThrow();
	}
}

function locateStart(service: JudgedExample["service"], { path, selection }: Location): Located | undefined {
	return locate(service.workspace, path, selection.start);
}

function meant(located: Located | undefined): unknown[] {
	return (located?.readings ?? []).flatMap((reading) => reading.meant);
}

function places(locations: readonly Location[]): string[] {
	return locations.map(({ path, selection }) => `${path} ${JSON.stringify(selection)}`);
}

function isBefore(one: Position, other: Position): boolean {
	return one.line < other.line || (one.line === other.line && one.character <= other.character);
}
