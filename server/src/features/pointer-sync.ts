import { isRefusal, type Refusal, type TextEdit } from "../rules/fix.ts";
import type { Change } from "../rules/fixes/change.ts";
import { recordDeletions } from "../rules/fixes/delete-record.ts";
import { finish } from "../rules/fixes/finish.ts";
import { recordInsertions } from "../rules/fixes/insert-records.ts";
import type { NewRecord } from "../rules/fixes/new-record.ts";
import { pointerRetargeted } from "../rules/fixes/retarget-pointer.ts";
import type { RuleContext } from "../rules/views/rule-context.ts";
import { TYPE_PTR } from "../workspace/lookup.ts";
import type { Zone } from "../zone/zone.ts";
import { type PointerTask, type PointerWork, pointerWorkSteps } from "./pointer-work.ts";
import type { ZoneService } from "./zone-service.ts";

/** Edits that belong together, so that somebody can leave them out. */
export interface EditGroup {
	/** `Add 3 missing PTRs` */
	readonly label: string;
	/** Whether it changes what somebody wrote, or another file than the one at hand, so that it is to be looked at first. */
	readonly isToConfirm: boolean;
	readonly edits: readonly TextEdit[];
}

/** What is done about the PTRs of a zone, and what is left to people. */
export interface PointerSync {
	readonly groups: readonly EditGroup[];
	readonly added: number;
	readonly changed: number;
	readonly removed: number;
	/** Why others stay as they are, a sentence each. */
	readonly left: readonly string[];
	/** Why nothing can be done. */
	readonly refusal?: Refusal;
}

/** What each group does. */
const LABELS = {
	added: ["Add 1 missing PTR", "Add $ missing PTRs"],
	changed: ["Change 1 PTR that does not lead back", "Change $ PTRs that do not lead back"],
	removed: ["Delete 1 PTR of an address that nobody has", "Delete $ PTRs of addresses that nobody has"],
} as const;

type Kind = keyof typeof LABELS;

/**
 * Brings the PTRs of the zones of a file up to what the loaded hosts say, in steps: `fill` adds those that are missing, `sync` also
 * changes those that lead nowhere and offers to delete those of addresses without a host. What confirms a name stays.
 */
export function* pointerSyncSteps(service: ZoneService, path: string, task: PointerTask): Generator<void, PointerSync> {
	const { reading, workspace } = service;
	const zones = workspace.zonesOfFile(path);
	const work = yield* pointerWorkSteps(reading, zones, task);
	const left = [...work.left];
	const plans: Record<Kind, Change[]> = {
		added: possible(
			[...byZone(work)].map(([zone, records]) => recordInsertions(reading, zone, { records })),
			left,
		),
		changed: possible(
			work.changed.map(({ pointer, target }) => pointerRetargeted(pointer, target)),
			left,
		),
		removed: possible(work.removed.length > 0 ? recordDeletions(work.removed) : [], left),
	};
	yield;
	return syncOf(reading, path, work, plans, left);
}

/** What is to come, zone by zone. */
function byZone({ added }: PointerWork): Map<Zone, NewRecord[]> {
	const zones = new Map<Zone, NewRecord[]>();
	for (const { zone, owner, target } of added) {
		const record: NewRecord = { owner, type: TYPE_PTR, rdata: { name: target } };
		const known = zones.get(zone);
		if (known) known.push(record);
		else zones.set(zone, [record]);
	}
	return zones;
}

/** The changes that can be made; why not, of the others. */
function possible(changes: readonly Change[], left: string[]): Change[] {
	return changes.filter((change) => {
		const made = change.replacements();
		if (!isRefusal(made)) return true;
		left.push(made.refusal);
		return false;
	});
}

function syncOf(
	context: RuleContext,
	path: string,
	work: PointerWork,
	plans: Readonly<Record<Kind, Change[]>>,
	left: readonly string[],
): PointerSync {
	const kinds = (Object.keys(plans) as Kind[]).filter((kind) => plans[kind].length > 0);
	const nothing = { groups: [], added: 0, changed: 0, removed: 0, left };
	const all = finish(
		context,
		kinds.flatMap((kind) => plans[kind]),
	);
	if (isRefusal(all)) return { ...nothing, refusal: all };
	if (all.length === 0) return nothing;
	const groups = kinds.map((kind) => {
		const edits = finish(context, plans[kind]);
		return { kind, keys: new Set(isRefusal(edits) ? [] : edits.map(identity)) };
	});
	const owners = (edit: TextEdit) => groups.filter(({ keys }) => keys.has(identity(edit)));
	const shared = all.filter((edit) => owners(edit).length !== 1);
	const count = { added: work.added.length, changed: plans.changed.length, removed: plans.removed.length };
	const isElsewhere = all.some((edit) => edit.path !== path);
	const own = groups.map(({ kind, keys }) => ({
		label: labelOf(kind, count[kind]),
		isToConfirm: isElsewhere || kind !== "added",
		edits: all.filter((edit) => !shared.includes(edit) && keys.has(identity(edit))),
	}));
	const serial = shared.length > 0 ? [{ label: "Raise the serial", isToConfirm: isElsewhere, edits: shared }] : [];
	return { groups: [...own, ...serial], ...count, left };
}

function labelOf(kind: Kind, count: number): string {
	const [one, many] = LABELS[kind];
	return count === 1 ? one : many.replace("$", count.toLocaleString("en"));
}

function identity(edit: TextEdit): string {
	return JSON.stringify(edit);
}
