import { keyFlagsOf, SECURE_ENTRY_POINT } from "../../records/dnssec/key-flags.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { TYPE_DS, TYPE_NS } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import type { Action } from "../fix.ts";
import { insertion } from "../fixes/insertion.ts";
import { makeJointFix } from "../fixes/make-fix.ts";
import { childZone, isBelowApex, keyOfDigest } from "../judgements/delegation-signer.ts";
import { digestOf, digestText } from "../judgements/key-digest.ts";
import { isSigned } from "../judgements/signed-zone.ts";
import { isRevoked } from "../judgements/zone-key.ts";
import { zoneStart } from "../judgements/zone-start.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 4035 section 2.4: where both zones are signed, a DS links them. */
export const dsMissingForSignedChild: RecordRule = {
	id: "ds-missing-for-signed-child",
	group: "dnssec",
	subject: "record",
	types: [TYPE_NS],
	severity: "information",
	summary: "A zone and the one above it are signed, but no DS record links them",
	sources: ["RFC 4035 section 2.4"],

	check(record, report) {
		const { context, owner, origin, zone } = record;
		if (!isBelowApex(record) || zone.dynamic) return;
		const child = childZone(record);
		if (!child) return;
		// Watched: the first key or signature of this zone makes the DS worth something.
		record.recordsAtApex(TYPE_CODE.DNSKEY);
		const { workspace } = context;
		if (!isSigned(workspace, zone) || !isSigned(workspace, child)) return;
		const [first] = record.recordsOfOwner(TYPE_NS);
		if (first?.id !== record.id || record.recordsOfOwner(TYPE_DS).length > 0) return;
		const wishes = wishedDigests(record, child);
		if (wishes === "none") return;
		const start = zoneStart(context, child);
		report({
			at: record.atOwner,
			message: `${owner} and ${origin} are signed, but no DS here links them, so ${owner} is unsigned for resolvers. Add the DS of its key`,
			related: () => (start ? [{ at: start.atEntry, message: `the zone ${owner}` }] : []),
			actions: () => {
				if (wishes.length > 0) {
					const texts = wishes.map(({ rdata }) => rdata);
					return [addDigests(record, texts, `Add the DS for which the CDS of ${owner} asks`)];
				}
				return entryKeys(record, child).map((key) => {
					const digest = digestOf(key);
					return addDigests(record, [digestText(digest)], `Add the DS of the key ${digest.keyTag} of ${owner}`);
				});
			},
		});
	},
};

/** The CDS records of a child, or that it asks for no DS (RFC 8078 section 4). */
function wishedDigests({ context }: RecordView, child: Zone): readonly RecordView[] | "none" {
	const records = context.workspace.lookup.recordsIn(child, child.origin, TYPE_CODE.CDS);
	const wishes = records.map((one: RecordId) => context.viewRecord(context, one));
	return wishes.some((wish) => keyOfDigest(wish).algorithm === 0) ? "none" : wishes;
}

/** The keys of a child that the zone above is to trust: those with the SEP bit. */
function entryKeys({ context }: RecordView, child: Zone): readonly RecordView[] {
	const records = context.workspace.lookup.recordsIn(child, child.origin, TYPE_CODE.DNSKEY);
	const keys = records.map((one: RecordId) => context.viewRecord(context, one));
	return keys.filter((key) => !isRevoked(key) && (keyFlagsOf(key.wire) & SECURE_ENTRY_POINT) !== 0);
}

/** Puts DS records beside the NS records: those for which the CDS records of the child ask (RFC 7344 section 4), or those of its keys. */
function addDigests({ context, ownerName, zone }: RecordView, texts: readonly string[], title: string): Action {
	const changes = () => texts.map((rdata) => insertion(context, zone, { owner: ownerName, type: TYPE_DS, rdata }));
	return makeJointFix({ context, title, changes });
}
