import type { RecordRule } from "../rule.ts";

const TYPE_NSEC3 = 50;

/** RFC 5155 section 3: the owner is the hash of a name, as one label in base32hex. SHA-1, the only hash there is, gives 32 digits. */
const HASH = /^[0-9a-v]{32}$/i;
/** What BIND may take for the hash of another function. */
const OTHER_HASH = /^[0-9a-v]+$/i;

export const nsec3Owner: RecordRule = {
	id: "nsec3-owner",
	group: "dnssec",
	subject: "record",
	types: [TYPE_NSEC3],
	severity: "error",
	summary: "The owner of an NSEC3 record is no hash of a name",
	sources: ["RFC 5155 section 3"],

	check(record, report) {
		const label = record.context.workspace.tables.names.label(record.ownerName);
		if (HASH.test(label)) return;
		const consequence = OTHER_HASH.test(label) ? "it says of no name that it is not there" : "BIND refuses the zone";
		report({
			at: record.atOwner,
			message: `${record.owner} does not begin with the hash of a name, 32 digits of 0-9 and a-v, so ${consequence}. Have the zone signed anew`,
		});
	},
};
