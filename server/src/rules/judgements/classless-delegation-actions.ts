import { baseName } from "../../config/config-path.ts";
import { networkOfReverseOrigin, parseNetwork } from "../../config/network.ts";
import { TYPE_CNAME, TYPE_NS, TYPE_PTR } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import type { Action } from "../fix.ts";
import { insertRecords } from "../fixes/insert-records.ts";
import type { Offer } from "../fixes/make-fix.ts";
import type { NewRecord } from "../fixes/new-record.ts";
import type { RecordView } from "../views/record-view.ts";
import { classlessCoverage } from "./classless-coverage.ts";
import { classlessRange } from "./classless-label.ts";
import { delegatingServers } from "./delegating-servers.ts";

/** A block of addresses and the zone that should lead to its own, as a PTR of the block's zone sees them. */
interface ClasslessBlock {
	readonly pointer: RecordView;
	readonly parent: Zone;
	/** The name in the parent below which the octets stand, absolute. */
	readonly above: string;
	/** The octets that are worth a CNAME: the hosts of the block, and what else has a PTR. */
	readonly octets: readonly number[];
}

/**
 * What leads look-ups to the PTRs of a classless zone: the CNAME for one of them, and the CNAMEs of the whole block,
 * with the delegation where the parent lacks it. Nothing takes the place of what the parent has.
 */
export function classlessDelegationActions(pointer: RecordView): readonly Action[] {
	const block = blockOf(pointer);
	const octet = Number(labelOf(pointer));
	if (!block?.octets.includes(octet) || !isFree(block, octet)) return [];
	const whole = wholeBlockActions(pointer);
	const title = `Add CNAME from ${octet}.${block.above} to ${pointer.owner}`;
	const records = [aliasTo(block, octet), ...delegation(block, [octet])];
	return [
		insertRecords(pointer.context, block.parent, { records }, title, { preferred: whole.length === 0 }),
		...whole,
	];
}

/** The CNAMEs of the whole block in one: a `$GENERATE` where all names are free, else one each for the PTRs that nothing leads to. */
function wholeBlockActions(pointer: RecordView): readonly Action[] {
	const block = blockOf(pointer);
	if (!block) return [];
	const { octets, parent, above } = block;
	const { context, origin } = pointer;
	const unreached = octets.filter((octet) => hasPointer(block, octet) && isFree(block, octet));
	if (unreached.length < 2) return [];
	const offer: Offer = { preferred: true, shared: true };
	const file = baseName(parent.path);
	if (octets.every((octet) => isFree(block, octet) && !isNameless(block, octet))) {
		const range = { start: octets[0]!, stop: octets.at(-1)!, step: 1 };
		const generate = { range, owner: `$.${above}`, type: TYPE_CNAME, rdata: `$.${origin}`, like: undefined };
		const title = `Add $GENERATE ${range.start}-${range.stop} $ CNAME $.${origin} in ${file}`;
		return [insertRecords(context, parent, { records: delegation(block, octets), generate }, title, offer)];
	}
	const records = [...unreached.map((octet) => aliasTo(block, octet)), ...delegation(block, unreached)];
	const title = `Add the ${unreached.length} CNAMEs to PTRs of ${origin} in ${file}`;
	return [insertRecords(context, parent, { records }, title, offer)];
}

function blockOf(pointer: RecordView): ClasslessBlock | undefined {
	const { classlessAddress, zone, origin } = pointer;
	const network = parseNetwork(zone.network) ?? networkOfReverseOrigin(origin);
	const parent = classlessAddress?.chain.zone;
	if (!network || !classlessAddress || !parent || parent === zone) return undefined;
	const above = classlessAddress.chain.reverseName.replace(/^\d+\./, "");
	const first = network.octets[3]!;
	const last = first + 2 ** (32 - network.length) - 1;
	const block = { pointer, parent, above, octets: [] };
	const octets = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((octet) => {
		const isEdge = last - first > 1 && (octet === first || octet === last);
		return !isEdge || hasPointer(block, octet);
	});
	return { ...block, octets };
}

function labelOf({ context, ownerName }: RecordView): string {
	return context.workspace.tables.names.label(ownerName);
}

function hasPointer({ pointer }: ClasslessBlock, octet: number): boolean {
	const { workspace } = pointer.context;
	return workspace.lookup.recordIn(pointer.zone, workspace.name(`${octet}.${pointer.origin}`), TYPE_PTR) >= 0;
}

/** Whether the parent has nothing at the name of an octet. */
function isFree({ pointer, parent, above }: ClasslessBlock, octet: number): boolean {
	const answer = pointer.resolve(`${octet}.${above}`)?.answer;
	return answer?.kind === "absent" && answer.zone === parent;
}

/** Whether a host has the address of an octet, and the block no PTR for it: its CNAME would lead to nothing. */
function isNameless(block: ClasslessBlock, octet: number): boolean {
	const [first, second, third] = block.pointer.classlessAddress!.octets;
	const address = block.pointer.addressOf(Uint8Array.of(first!, second!, third!, octet));
	return address.hosts.length > 0 && address.role === "none" && !hasPointer(block, octet);
}

function aliasTo({ pointer, above }: ClasslessBlock, octet: number): NewRecord {
	const { workspace } = pointer.context;
	const rdata = { name: workspace.name(`${octet}.${pointer.origin}`) };
	return { owner: workspace.name(`${octet}.${above}`), type: TYPE_CNAME, rdata };
}

/** The NS records for the zone of the block where the parent lacks them, once CNAMEs of some octets lead there. */
function delegation({ pointer, parent }: ClasslessBlock, added: readonly number[]): NewRecord[] {
	const { workspace } = pointer.context;
	const { lookup, tables } = workspace;
	const { origin } = pointer.zone;
	if (!tables.names.isWithin(origin, parent.origin) || lookup.exists(parent, origin)) return [];
	if (lookup.answerIn(parent, lookup.sought(origin)).kind !== "absent") return [];
	const range = classlessRange(tables.names.label(origin));
	if (range === "impossible") return [];
	const { left, generated } = range ? classlessCoverage(pointer, origin, range) : { left: [], generated: undefined };
	// A $GENERATE that stops short is another finding, which the delegation would bring up.
	if (generated && left.some((octet) => !added.includes(octet))) return [];
	return delegatingServers(pointer).map(({ target }) => ({ owner: origin, type: TYPE_NS, rdata: target }));
}
