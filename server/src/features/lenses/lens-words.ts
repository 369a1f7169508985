import { AddressView } from "../../rules/views/address-view.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import { inTextOrder } from "../../rules/views/text-order.ts";
import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Block } from "../../zone/block.ts";
import { isVisible, referringTo } from "../places/linked-records.ts";
import { type Location, locationOf } from "../places/location.ts";
import { coverageSteps } from "./coverage-lens.ts";
import type { Lens, LensKind, LensWords } from "./lens.ts";
import { mailHostWords } from "./mail-host-lens.ts";
import { serialWords } from "./serial-lens.ts";

/** To so many places a reader is led. */
const MOST_PLACES = 200;

/** Of more records that name a host it is only said that there are many. */
const MOST_COUNTED = 1000;

/**
 * What is said above a line, in steps; undefined where the entry is not there any more. The workspace must stay as it is until all
 * is done.
 */
export function* lensWords(context: RuleContext, path: string, lens: Lens): Generator<void, LensWords | undefined> {
	const found = recordsAt(context, path, lens);
	const record = found?.records[0];
	if (!found || record === undefined) return undefined;
	const { block } = found;
	if (lens.kind === "coverage") return yield* coverageSteps(context, block.slice.zone, MOST_PLACES);
	const universe = context.workspace.zones.universeOf(block.slice.zone);
	return WORDS[lens.kind](context, { universe, block, record, count: found.records.length });
}

/** The entry of a lens. */
interface LensEntry {
	readonly universe: Universe;
	readonly block: Block;
	readonly record: RecordId;
	readonly count: number;
}

type Words = (context: RuleContext, entry: LensEntry) => LensWords | undefined;

const WORDS: Readonly<Record<Exclude<LensKind, "coverage">, Words>> = {
	mailHost: (context, { universe, record }) => mailHostWords(context, universe, record),
	mailAddress: mailAddressWords,
	serial: (context, { block }) => serialWords(context, block.slice.zone),
	generated: generatedWords,
	references: referenceWords,
};

/** The records of the entry that begins at the place of a lens. */
function recordsAt({ workspace }: RuleContext, path: string, { start }: Lens) {
	const file = workspace.files.get(path);
	const place = file?.text.locate(start);
	const block = place && file?.slices[0]?.blocks[place.index];
	if (!block) return undefined;
	const { offset } = workspace.tables.records;
	return { block, records: [...block.records].filter((record) => offset[record] === place.offset) as RecordId[] };
}

function mailAddressWords(context: RuleContext, { universe, record }: LensEntry): LensWords | undefined {
	const address = new AddressView(context, universe, context.workspace.tables.records.reference[record]! as AddressId);
	const domains = [...context.facts.domainsReceivingAt(universe, address.id)];
	if (domains.length === 0) return undefined;
	const [only] = domains;
	const whose = domains.length === 1 ? context.workspace.tables.names.text(only!) : `${domains.length} domains`;
	const places = placesOf(
		context,
		address.mailRecords.map(({ id }) => id),
	);
	return {
		title: `mail host of ${whose}`,
		action: places.length > 0 ? { kind: "show", places } : { kind: "mail-report" },
	};
}

function generatedWords({ workspace }: RuleContext, { record, count }: LensEntry): LensWords {
	const { names, records } = workspace.tables;
	const owner = names.text(records.owner[record]! as NameId);
	return { title: count === 1 ? "1 record" : `${count} records`, action: { kind: "expand", owner } };
}

function referenceWords(context: RuleContext, { universe, record }: LensEntry): LensWords | undefined {
	const { workspace } = context;
	const name = workspace.tables.records.owner[record]! as NameId;
	const found: RecordId[] = [];
	for (const one of referringTo(workspace, name)) {
		if (isVisible(workspace, universe, one) && found.push(one) > MOST_COUNTED) break;
	}
	if (found.length === 0) return undefined;
	const count = found.length > MOST_COUNTED ? `more than ${MOST_COUNTED}` : String(found.length);
	const title = found.length === 1 ? "1 record names this host" : `${count} records name this host`;
	return { title, action: { kind: "show", places: placesOf(context, inTextOrder(workspace, found)) } };
}

/** Where some records stand. */
function placesOf(context: RuleContext, records: readonly RecordId[]): Location[] {
	return records.slice(0, MOST_PLACES).flatMap((record) => locationOf(context, record) ?? []);
}
