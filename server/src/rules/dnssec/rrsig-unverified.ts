import { algorithmText } from "../../records/dnssec/algorithms.ts";
import type { VerificationRule } from "../rule.ts";

/** The field of a DNSKEY that names its algorithm. */
const ALGORITHM_FIELD = 2;

/** What cannot be looked into is neither right nor wrong; but whoever asks for a verification is told. */
export const rrsigUnverified: VerificationRule = {
	id: "rrsig-unverified",
	group: "dnssec",
	subject: "verification",
	severity: "information",
	summary: "The signatures of a key cannot be verified here, since its algorithm is not available",
	sources: ["RFC 4035 section 5.2"],

	check(verification, report) {
		for (const { record, algorithm, keyTag, signatures } of verification.faults("rrsig-unverified")) {
			const number = signatures === 1 ? "1 signature" : `${signatures} signatures`;
			report({
				at: verification.record(record).atField(ALGORITHM_FIELD),
				message: `${number} by key ${keyTag} could not be verified here, since algorithm ${algorithmText(algorithm)} or a key of this size is not available. Verify them with dnssec-verify or kzonecheck`,
			});
		}
	},
};
