import { decimalOctet } from "../../config/network.ts";
import type { NameId } from "../../tables/name-table.ts";
import { TYPE_CNAME, TYPE_NS } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { replaceName } from "../fixes/replace-name.ts";
import { classlessCoverage } from "../judgements/classless-coverage.ts";
import { classlessRange } from "../judgements/classless-label.ts";
import { cutRangeActions, extendRangeActions } from "../judgements/range-actions.ts";
import { reverseZone } from "../judgements/reverse-zone.ts";
import type { RecordRule, Report } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 2317 section 4: the CNAMEs of a block of addresses lead to the zone of just that block. */
export const rev2317Range: RecordRule = {
	id: "rev-2317-range",
	group: "reverse-zone",
	subject: "record",
	types: [TYPE_CNAME, TYPE_NS],
	zones: "reverse",
	severity: "warning",
	summary: "The CNAMEs of a classless delegation are not those of the block that its label names",
	sources: ["RFC 2317 section 4"],

	check(record, report) {
		const zone = reverseZone(record);
		if (zone?.family !== 4 || zone.labels > 3 || !zone.isWhole) return;
		if (record.type === TYPE_CNAME) checkAlias(record, report);
		else if (!record.hasInheritedOwner) checkDelegation(record, report);
	},
};

/** An address must lie in the block to which its CNAME leads. */
function checkAlias(record: RecordView, report: Report): void {
	const { names } = record.context.workspace.tables;
	if (record.targetName === 0 || (record.isGenerated && !record.isEdgeOfGenerate)) return;
	const parent = names.parentOf(record.targetName);
	if (parent === 0 || names.parentOf(parent) !== names.parentOf(record.ownerName)) return;
	const label = names.label(parent);
	const range = classlessRange(label);
	const octet = decimalOctet(names.label(record.ownerName));
	if (typeof range !== "object" || octet < 0 || (octet >= range.first && octet <= range.last)) return;
	const block = `outside ${label}, which is for ${range.first} to ${range.last}`;
	report({
		at: record.atField(0),
		message: record.isGenerated
			? `Some addresses of this $GENERATE lie ${block}, so their CNAMEs lead to a zone that has no PTRs for them. Let the range end with the block`
			: `${octet} lies ${block}, so this CNAME leads to a zone that has no PTR for it. Lead it to the zone of its own block`,
		actions: () => (record.isGenerated ? cutRangeActions(record, range) : ownBlockActions(record, octet)),
	});
}

/** Leads the CNAME of an octet to the only block that holds it, unless that is known to have no PTR for it. */
function ownBlockActions(record: RecordView, octet: number): readonly Action[] {
	const { lookup, tables } = record.context.workspace;
	const { names } = tables;
	const parent = names.parentOf(record.ownerName);
	const blocks: string[] = [];
	for (let child = names.firstChild[parent]! as NameId; child >= 0; child = names.nextSibling[child]! as NameId) {
		const range = classlessRange(names.label(child));
		const isOwn = typeof range === "object" && octet >= range.first && octet <= range.last;
		if (isOwn && lookup.exists(record.zone, child)) blocks.push(names.text(child));
	}
	const target = `${octet}.${blocks[0]}`;
	if (blocks.length !== 1 || record.resolve(target)?.answer.kind === "absent") return [];
	return [replaceName(record, 0, target)];
}

/** The label must be a network, and a `$GENERATE` must not stop short of it. */
function checkDelegation(record: RecordView, report: Report): void {
	const { names } = record.context.workspace.tables;
	const label = names.label(record.ownerName);
	const range = classlessRange(label);
	if (range === undefined) return;
	if (range === "impossible") {
		report({
			at: record.atOwner,
			message: `${label} is no network: the first octet of a block is a multiple of its size, and the prefix length at most 32. Write the first address and the length of the block that is delegated`,
		});
		return;
	}
	const { left, generated } = classlessCoverage(record, record.ownerName, range);
	if (!generated || left.length === 0) return;
	report({
		at: generated.atField(0),
		message: `This $GENERATE leaves ${shortened(left)} of ${label} out, so ${record.owner} is never asked for these addresses. Let it go from ${range.first + 1} to ${range.last - 1}`,
		related: () => [{ at: record.atOwner, message: `the delegation of ${record.owner}` }],
		actions: () => extendRangeActions(generated, left),
	});
}

/** `63 to 126`, `1, 2 and 5 to 9`, `5 and others`. */
function shortened(octets: readonly number[]): string {
	const runs: { first: number; last: number }[] = [];
	for (const octet of octets) {
		const run = runs.at(-1);
		if (run && run.last === octet - 1) run.last = octet;
		else runs.push({ first: octet, last: octet });
	}
	const texts = runs.map(({ first, last }) => (first === last ? `${first}` : `${first} to ${last}`));
	return texts.length > 2 ? `${texts[0]}, ${texts[1]} and others` : texts.join(" and ");
}
