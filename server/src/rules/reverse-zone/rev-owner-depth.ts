import { decimalOctet } from "../../config/network.ts";
import { TYPE_PTR } from "../../workspace/lookup.ts";
import { isAddressName } from "../judgements/address-name.ts";
import { correctOwnerActions } from "../judgements/owner-actions.ts";
import { isDoubtfulPointer } from "../judgements/record-test.ts";
import { type OwnerFlaw, ownerFlaw, shownOwner } from "../judgements/reverse-owner.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 1035 section 3.5: below in-addr.arpa., the name of an address has four labels. */
export const revOwnerDepth: RecordRule = {
	id: "rev-owner-depth",
	group: "reverse-zone",
	subject: "record",
	types: [TYPE_PTR],
	where: isDoubtfulPointer,
	severity: "error",
	summary: "The owner of a PTR has more or fewer octets than an address",
	sources: ["RFC 1035 section 3.5", "RFC 1101"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} PTR records of ${origin} have more or fewer than four octets in their names, so they are never found. Look for a wrong $ORIGIN or missing final dots`,
	},

	check(record, report) {
		const flaw = ownerFlaw(record);
		if (flaw?.kind !== "depth" || flaw.zone.family !== 4) return;
		const count = flaw.zone.labels + flaw.labels.length;
		report({
			at: record.atOwner,
			// Names of networks are sometimes written without their last octets.
			severity: count < 4 ? "warning" : "error",
			message: `${shownOwner(record)} ${problem(flaw, count)}, so this PTR is never found. ${remedy(record, flaw)}`,
			actions: () => {
				const meant = ownerMeant(record, flaw);
				return meant === undefined ? [] : correctOwnerActions(record, meant);
			},
		});
	},
};

type DepthFlaw = Extract<OwnerFlaw, { kind: "depth" }>;

function problem({ labels }: DepthFlaw, count: number): string {
	if (labels.includes("arpa")) return "has in-addr.arpa in it twice";
	return `has ${count} octets, but an address has four`;
}

function remedy(record: RecordView, flaw: DepthFlaw): string {
	const written = record.writtenOwner;
	if (flaw.labels.includes("arpa") && !written.endsWith(".")) return "Append the final dot to the owner";
	const below = ownerBelowZone(flaw.labels, record.origin);
	if (below !== undefined) return `Only the octets in front of ${record.origin} are written: ${below}`;
	const wanted = 4 - flaw.zone.labels;
	return `In ${record.origin} an owner has ${wanted === 1 ? "one octet" : `${wanted} octets`}`;
}

/** The name that is told by what is written: a reverse name without its final dot, or a whole address. */
function ownerMeant(record: RecordView, { labels }: DepthFlaw): string | undefined {
	const below = ownerBelowZone(labels, record.origin);
	const name = labels.at(-1) === "arpa" ? `${labels.join(".")}.` : below && `${below}.${record.origin}`;
	return name !== undefined && isAddressName(record, name) ? name : undefined;
}

/** For a whole address as owner, forward or backward: what should stand there, if the zone holds the address and only one. */
function ownerBelowZone(labels: readonly string[], origin: string): string | undefined {
	if (labels.length !== 4 || labels.some((label) => decimalOctet(label) < 0)) return undefined;
	const names = [labels, [...labels].reverse()].map((octets) => `${octets.join(".")}.in-addr.arpa.`);
	const [name, ...others] = new Set(names.filter((one) => one.endsWith(`.${origin}`)));
	return others.length === 0 ? name?.slice(0, -origin.length - 1) : undefined;
}
