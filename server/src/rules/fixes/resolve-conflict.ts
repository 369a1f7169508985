import { isLaterSerial, nextSerial } from "../../records/serial.ts";
import { type ConflictLine, conflictLine } from "../../syntax/conflict.ts";
import { CR, LF } from "../../text/char.ts";
import { afterLineEnd, lineEndAt } from "../../text/line-end.ts";
import { TYPE_SOA } from "../../workspace/lookup.ts";
import type { Block } from "../../zone/block.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import type { Fix } from "../fix.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { makeFix } from "./make-fix.ts";
import type { Replacement } from "./replacement.ts";
import { writtenSerial } from "./written-serial.ts";

/** A stretch of the text of a file, in octets from its start. */
interface Stretch {
	readonly start: number;
	readonly end: number;
}

/** A merge conflict: both sides, and all that is no side. */
interface Conflict {
	readonly ours: Stretch;
	readonly theirs: Stretch;
	/** With the marks. */
	readonly whole: Stretch;
}

const MAX_SERIAL = 0xffffffff;

/** An SOA up to its serial, comments between. */
const UP_TO_SERIAL = /(?:^|\s)SOA\s+\S+\s+\S+[ \t]*(?:\(|\s|;[^\n]*\n)*?(\d{1,10})(?!\S)/i;

/**
 * Resolves a merge conflict of which the serial is a part: it becomes the one after the later of both. Where the sides differ in
 * nothing else, that is all; where they do, the serial is written on both, and the rest is left to the user.
 *
 * @param start where the conflict begins, in octets of the chunk of the block.
 */
export function resolveConflict(context: RuleContext, block: Block, start: number): readonly Fix[] {
	const { workspace, today } = context;
	const { zone, file } = block.slice;
	const soa = workspace.lookup.recordIn(zone, zone.origin, TYPE_SOA);
	const serial = soa < 0 || !file.text.isLoaded ? undefined : writtenSerial(workspace, soa);
	if (serial?.file !== file) return [];
	const octets = file.text.octets();
	const conflict = conflictAt(octets, chunkStart(file, block.index) + start);
	const at = chunkStart(file, serial.index);
	const ours = { start: at + serial.start, end: at + serial.end };
	if (!conflict || ours.start < conflict.ours.start || ours.end > conflict.ours.end) return [];
	const theirs = otherSerial(octets, conflict, ours);
	if (!theirs) return [];
	const other = Number(text(octets, theirs));
	const next = nextSerial(isLaterSerial(other, serial.value) ? other : serial.value, today());
	const written = (stretch: Stretch) => ({ ...stretch, text: String(next) });
	const isAll = without(octets, conflict.ours, ours) === without(octets, conflict.theirs, theirs);
	const edits = isAll
		? [
				{ start: conflict.whole.start, end: conflict.ours.start, text: "" },
				written(ours),
				{ start: conflict.ours.end, end: conflict.whole.end, text: "" },
			]
		: [written(ours), written(theirs)];
	const title = isAll
		? `Resolve with the serial ${next}, which comes after both`
		: `Write the serial ${next}, which comes after both, on both sides`;
	const replacements = () => edits.flatMap((edit) => pieces(file, edit));
	return [makeFix({ context, zone, title, serial: "keep", updates: () => [], replacements }, { preferred: isAll })];
}

function conflictAt(octets: Uint8Array, at: number): Conflict | undefined {
	if (conflictLine(octets, at) !== "ours") return undefined;
	const lines = new Map<ConflictLine, Stretch>();
	for (let line = at; line < octets.length && !lines.has("end"); ) {
		const kind = conflictLine(octets, line);
		const end = lineAfter(octets, line);
		if (kind) {
			if (lines.has(kind)) return undefined;
			lines.set(kind, { start: line, end });
		}
		line = end;
	}
	const [ours, base, theirs, last] = (["ours", "base", "theirs", "end"] as const).map((kind) => lines.get(kind));
	if (!ours || !theirs || !last) return undefined;
	return {
		ours: { start: ours.end, end: (base ?? theirs).start },
		theirs: { start: theirs.end, end: last.start },
		whole: { start: ours.start, end: last.end },
	};
}

/** The serial of the other side: in a line like that of one's own, or behind the names of an SOA. */
function otherSerial(octets: Uint8Array, { theirs }: Conflict, ours: Stretch): Stretch | undefined {
	let start = ours.start;
	while (start > 0 && octets[start - 1] !== LF && octets[start - 1] !== CR) start--;
	const line = without(octets, { start, end: lineEndAt(octets, ours.end) }, ours);
	const found: Stretch[] = [];
	for (let at = theirs.start; at < theirs.end; at = lineAfter(octets, at)) {
		const other = { start: at, end: lineEndAt(octets, at) };
		for (const { index, 0: digits } of text(octets, other).matchAll(/(?<!\S)\d{1,10}(?!\S)/g)) {
			const number = { start: at + index, end: at + index + digits.length };
			if (Number(digits) <= MAX_SERIAL && line === without(octets, other, number)) found.push(number);
		}
	}
	if (found.length > 0) return found.length === 1 ? found[0] : undefined;
	const soa = UP_TO_SERIAL.exec(text(octets, theirs));
	if (!soa || Number(soa[1]) > MAX_SERIAL) return undefined;
	const end = theirs.start + soa.index + soa[0].length;
	return { start: end - soa[1]!.length, end };
}

/** A text without a part of it, in which the number of blanks does not count. */
function without(octets: Uint8Array, whole: Stretch, part: Stretch): string {
	const before = text(octets, { start: whole.start, end: part.start });
	const behind = text(octets, { start: part.end, end: whole.end });
	return `${before}\u0000${behind}`
		.split(/\r\n|\n|\r/)
		.map((line) => line.trimEnd().replace(/[ \t]+/g, " "))
		.join("\n");
}

/** An octet is a character here, whatever it is part of. */
function text(octets: Uint8Array, { start, end }: Stretch): string {
	let result = "";
	for (let at = start; at < end; at++) result += String.fromCharCode(octets[at]!);
	return result;
}

function lineAfter(octets: Uint8Array, at: number): number {
	const end = lineEndAt(octets, at);
	return end < octets.length ? afterLineEnd(octets, end) : end;
}

function chunkStart({ text: { chunks } }: ZoneFile, index: number): number {
	return chunks.slice(0, index).reduce((sum, { length }) => sum + length, 0);
}

/** A replacement for each chunk that an edit touches; the new text goes into the first. */
function pieces(file: ZoneFile, edit: Stretch & { readonly text: string }): Replacement[] {
	const found: Replacement[] = [];
	let at = 0;
	for (const [index, { length }] of file.text.chunks.entries()) {
		const start = Math.max(0, edit.start - at);
		const end = Math.min(length, edit.end - at);
		if (start < end) found.push({ file, index, start, end, text: found.length === 0 ? edit.text : "" });
		at += length;
	}
	return found;
}
