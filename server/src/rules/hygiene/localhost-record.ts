import { addressScope } from "../../mail/special-address.ts";
import { ROOT_NAME } from "../../tables/name-table.ts";
import { toOctets } from "../../text/utf8.ts";
import { TYPE_A, TYPE_AAAA } from "../../workspace/lookup.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { isKeptByHand } from "../judgements/kept-by-hand.ts";
import { ownerTest } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";

const LOCALHOST = toOctets("localhost");

/** Old guides have `localhost` in each zone; a page there may read the cookies of the whole domain (RFC 6761 section 6.3 makes it needless). */
export const localhostRecord: RecordRule = {
	id: "localhost-record",
	group: "hygiene",
	subject: "record",
	types: [TYPE_A, TYPE_AAAA],
	where: ownerTest((names, owner) => names.hasLabel(owner, LOCALHOST) && names.parentOf(owner) !== ROOT_NAME),
	severity: "information",
	summary: "A zone has a host called localhost with the address of whoever asks",
	sources: ["RFC 6761 section 6.3", "RFC 1912 section 4.1"],

	check(record, report) {
		const { context, ownerName, zone } = record;
		// A zone of localhost alone is what servers bring along.
		if (ownerName === zone.origin || !isKeptByHand(record)) return;
		if (addressScope(record.address.octets) !== "loopback") return;
		const { names } = context.workspace.tables;
		report({
			at: record.atOwner,
			message: `${record.owner} leads every browser to a program on its own computer, which then counts as a part of ${names.text(names.parentOf(ownerName))} and may read its cookies. Nobody needs the record, so delete it`,
			actions: () => [deleteRecord(record)],
		});
	},
};
