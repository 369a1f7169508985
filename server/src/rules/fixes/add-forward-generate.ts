import { baseName } from "../../config/config-path.ts";
import { type GenerateRange, rangeSize } from "../../syntax/generate.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { TYPE_A, TYPE_AAAA } from "../../workspace/lookup.ts";
import { originAt } from "../../zone/origin-at.ts";
import type { Zone } from "../../zone/zone.ts";
import { type Fix, isRefusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { addressTemplate } from "./address-template.ts";
import { makeFix } from "./make-fix.ts";
import { placeGenerate, relativeTemplate } from "./new-generate.ts";
import { addition } from "./update-line.ts";
import { USUAL_TTL } from "./usual-ttl.ts";
import { writtenGenerate } from "./written-generate.ts";

/** What makes more names than this is not looked through. */
const MOST_NAMES = 4096;

/** A dynamic zone is told of no more records than this one by one. */
const MOST_UPDATES = 256;

/**
 * Gives the names that a `$GENERATE` of PTRs makes their addresses, by a `$GENERATE` in their zone. Undefined where no
 * template gives just these addresses, and where the name of this PTR has other ones or lies elsewhere. Whether that is
 * so of all names, of which there may be many, is looked at when the fix is chosen.
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
	const zone = zoneOfName(pointer);
	if (!address || !zone) return undefined;
	const template = generate.rdata.toLowerCase();
	const shown = relativeTemplate(template, names.text(zone.origin));
	return makeFix({
		context,
		zone,
		title: `Add $GENERATE ${shown} ${address.type} ${address.text} in ${baseName(zone.path)}`,
		updates: () => {
			const pointers = lackingNames(pointer, generate.range)?.pointers ?? [];
			return pointers.length > MOST_UPDATES ? [] : pointers.map(updateOf);
		},
		replacements: () => {
			const lacking = lackingNames(pointer, generate.range);
			if (!lacking) return { refusal: `names that ${generate.rdata} becomes differ in what they have: ${BY_HAND}` };
			const type = address.type === "A" ? TYPE_A : TYPE_AAAA;
			const added = { range: lacking.range, owner: template, type, rdata: address.text, like: generate };
			const placed = placeGenerate(workspace, zone, added);
			return isRefusal(placed) ? placed : [placed];
		},
	});
}

const BY_HAND = "some are aliases, have other addresses or lie in another zone, so give each its address by hand";

/** The loaded zone in which the name of a PTR is to have its address; undefined where it has another one. */
function zoneOfName({ context, targetName, reverseAddress, universe }: RecordView): Zone | undefined {
	const { lookup, tables } = context.workspace;
	const answer = lookup.answer(universe, lookup.sought(targetName));
	if (!reverseAddress || answer.kind === "outside" || answer.kind === "alias") return undefined;
	if (answer.kind === "found" && answer.wildcard) return undefined;
	const own = lookup.recordsIn(answer.zone, targetName, reverseAddress.isIpv4 ? TYPE_A : TYPE_AAAA);
	const isRight = own.length === 0 || own.some((record) => tables.records.reference[record] === reverseAddress.id);
	return isRight ? answer.zone : undefined;
}

/** The line with which `nsupdate` adds the address that leads back to a PTR. */
function updateOf({ target, reverseAddress }: RecordView): string {
	const { text, isIpv4 } = reverseAddress!;
	return addition({ owner: target, ttl: USUAL_TTL, typeName: isIpv4 ? "A" : "AAAA", rdata: text });
}

/** The names of a `$GENERATE` that have no address yet. */
interface LackingNames {
	readonly range: GenerateRange;
	/** The PTRs to them. */
	readonly pointers: readonly RecordView[];
}

/** The part of a range whose names have no address, if it is in one piece, and the other names have the right one. */
function lackingNames(pointer: RecordView, range: GenerateRange): LackingNames | undefined {
	const { lookup } = pointer.context.workspace;
	const made = siblingsOf(pointer);
	if (made.length > MOST_NAMES || made.length !== rangeSize(range)) return undefined;
	const zone = zoneOfName(pointer);
	const free: number[] = [];
	for (const [index, one] of made.entries()) {
		if (!zone || zoneOfName(one) !== zone) return undefined;
		const type = one.reverseAddress!.isIpv4 ? TYPE_A : TYPE_AAAA;
		if (lookup.recordIn(zone, one.targetName, type) < 0) free.push(index);
	}
	const [first, last] = [free[0], free.at(-1)];
	if (first === undefined || last === undefined || last - first !== free.length - 1) return undefined;
	const { start, step } = range;
	const lacking = { start: start + first * step, stop: start + last * step, step };
	return { range: lacking, pointers: made.slice(first, last + 1) };
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
