import { decimalOctet } from "../../config/network.ts";
import { TYPE_CNAME, TYPE_NS } from "../../workspace/lookup.ts";
import { type ClasslessRange, classlessRange } from "../judgements/classless-label.ts";
import { reverseZone } from "../judgements/reverse-zone.ts";
import type { RecordRule, Report } from "../rule.ts";
import { RecordView } from "../views/record-view.ts";

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
	});
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
	const { left, generated } = coverage(record, range);
	if (!generated || left.length === 0) return;
	report({
		at: generated.atField(0),
		message: `This $GENERATE leaves ${shortened(left)} of ${label} out, so ${record.owner} is never asked for these addresses. Let it go from ${range.first + 1} to ${range.last - 1}`,
		related: () => [{ at: record.atOwner, message: `the delegation of ${record.owner}` }],
	});
}

/** The hosts of a block for which the parent has nothing, and a generated CNAME into the block. Network and broadcast address may do without. */
function coverage(delegation: RecordView, range: ClasslessRange) {
	const { context, ownerName } = delegation;
	const { names, records } = context.workspace.tables;
	const parent = names.text(names.parentOf(ownerName));
	const left: number[] = [];
	let generated: RecordView | undefined;
	for (let octet = range.first + 1; octet < range.last; octet++) {
		const resolution = delegation.resolve(`${octet}.${parent}`);
		const [alias] = resolution?.aliases ?? [];
		if (alias === undefined) {
			if (resolution?.answer.kind === "absent") left.push(octet);
		} else if (!generated && names.parentOf(records.reference[alias]! as never) === ownerName) {
			const view = new RecordView(context, alias);
			if (view.isGenerated) generated = view;
		}
	}
	return { left, generated };
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
