import { TYPE_CODE } from "../../records/type-code.ts";
import type { RecordRule } from "../rule.ts";

const DSA = 2;
const SHA_1 = 1;
const SHA_256 = 2;

/** RFC 9142 and RFC 8709: DSA is no longer used for hosts, and SHA-1 no longer for fingerprints where there is better. */
export const sshfpWeak: RecordRule = {
	id: "sshfp-weak",
	group: "record-syntax",
	subject: "record",
	types: [TYPE_CODE.SSHFP],
	severity: "information",
	summary: "The fingerprint of an SSH host is one of DSA, or made with SHA-1 only",
	sources: ["RFC 6594", "RFC 8709", "RFC 9142"],

	check(record, report) {
		if (record.isGenerated || !record.text) return;
		const [algorithm, kind] = record.wire;
		if (algorithm === DSA) {
			report({
				at: record.atField(0),
				message: `SSH no longer uses DSA keys, so this fingerprint of ${record.owner} is of no use. Delete it, and write those of the keys that ssh-keygen -r prints`,
			});
		} else if (kind === SHA_1 && !hasBetter(record.recordsOfOwner(TYPE_CODE.SSHFP), algorithm!)) {
			report({
				at: record.atField(1),
				message: `This key of ${record.owner} has a fingerprint of SHA-1 only, which newer clients do not trust. Add that of SHA-256, as ssh-keygen -r prints it`,
			});
		}
	},
};

function hasBetter(records: readonly { readonly wire: Uint8Array }[], algorithm: number): boolean {
	return records.some(({ wire }) => wire[0] === algorithm && wire[1] === SHA_256);
}
