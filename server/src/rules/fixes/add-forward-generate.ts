import { baseName } from "../../config/config-path.ts";
import { type GenerateRange, rangeSize } from "../../syntax/generate.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { TYPE_A, TYPE_AAAA } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import { type Fix, isRefusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { addressTemplate } from "./address-template.ts";
import { rangeText } from "./change-generate.ts";
import { makeFix } from "./make-fix.ts";
import { placeGenerate, relativeTemplate } from "./new-generate.ts";
import { originAt } from "./state-at.ts";
import { USUAL_TTL } from "./usual-ttl.ts";
import { writtenGenerate } from "./written-generate.ts";

/** What makes more names than this is not looked through. */
const MOST_NAMES = 4096;

/** A dynamic zone is told of no more records than this one by one. */
const MOST_UPDATES = 256;

/**
 * Gives the names that a `$GENERATE` of PTRs makes their addresses, by a `$GENERATE` in their zone. Undefined where no
 * template gives just these addresses, and where some of the names are aliases, have other addresses or lie elsewhere.
 */
export function addForwardGenerate(pointer: RecordView): Fix | undefined {
	const generate = pointer.text && writtenGenerate(pointer.text);
	if (!generate || !NAME_TEMPLATE.test(generate.rdata)) return undefined;
	const { context } = pointer;
	const { workspace } = context;
	const { names } = workspace.tables;
	const { block, entry } = pointer.text!;
	const origin = names.text(originAt(block, entry.start));
	const owner = generate.owner.endsWith(".") ? generate.owner : `${generate.owner}.${origin === "." ? "" : origin}`;
	const address = addressTemplate(owner.toLowerCase(), generate.range);
	const lacking = address && lackingNames(pointer, generate.range);
	if (!lacking) return undefined;
	const { zone, range, pointers } = lacking;
	const type = address.type === "A" ? TYPE_A : TYPE_AAAA;
	const template = generate.rdata.toLowerCase();
	const shown = relativeTemplate(template, names.text(zone.origin));
	return makeFix({
		context,
		zone,
		title: `Add $GENERATE ${rangeText(range)} ${shown} ${address.type} ${address.text} in ${baseName(zone.path)}`,
		updates: () => (pointers.length > MOST_UPDATES ? [] : pointers.map(updateOf)),
		replacements: () => {
			const placed = placeGenerate(workspace, zone, {
				range,
				owner: template,
				type,
				rdata: address.text,
				like: generate,
			});
			return isRefusal(placed) ? placed : [placed];
		},
	});
}

/** The line with which `nsupdate` adds the address that leads back to a PTR. */
function updateOf({ target, reverseAddress }: RecordView): string {
	const { text, isIpv4 } = reverseAddress!;
	return `update add ${target} ${USUAL_TTL} ${isIpv4 ? "A" : "AAAA"} ${text}`;
}

/** The names of a `$GENERATE` that have no address yet. */
interface LackingNames {
	readonly zone: Zone;
	readonly range: GenerateRange;
	/** The PTRs to them. */
	readonly pointers: readonly RecordView[];
}

/** The part of a range whose names have no address, if it is in one piece and the other names have the right one. */
function lackingNames(pointer: RecordView, range: GenerateRange): LackingNames | undefined {
	const { workspace } = pointer.context;
	const made = siblingsOf(pointer);
	if (made.length > MOST_NAMES || made.length !== rangeSize(range)) return undefined;
	const free: number[] = [];
	let zone: Zone | undefined;
	for (const [index, { targetName, reverseAddress, universe }] of made.entries()) {
		const answer = workspace.lookup.answer(universe, workspace.lookup.sought(targetName));
		if (!reverseAddress || answer.kind === "outside" || answer.kind === "alias") return undefined;
		if (answer.zone !== (zone ?? answer.zone) || (answer.kind === "found" && answer.wildcard)) return undefined;
		zone = answer.zone;
		const own = workspace.lookup.recordsIn(zone, targetName, reverseAddress.isIpv4 ? TYPE_A : TYPE_AAAA);
		if (own.length === 0) free.push(index);
		else if (!own.some((record) => workspace.tables.records.reference[record] === reverseAddress.id)) return undefined;
	}
	const [first, last] = [free[0], free.at(-1)];
	if (!zone || first === undefined || last === undefined || last - first !== free.length - 1) return undefined;
	const { start, step } = range;
	const lacking = { start: start + first * step, stop: start + last * step, step };
	return { zone, range: lacking, pointers: made.slice(first, last + 1) };
}

/** All records that the `$GENERATE` of one made, in their order. */
function siblingsOf({ id, context }: RecordView): RecordView[] {
	const { reader, tables } = context.workspace;
	const { offset } = tables.records;
	const all = [...reader.blockOf(id).records] as RecordId[];
	return all.filter((record) => offset[record] === offset[id]).map((record) => context.viewRecord(context, record));
}

/** An absolute name without quotes and escapes. */
const NAME_TEMPLATE = /^[^"\\]*\$(?!\$)[^"\\]*\.$/;
