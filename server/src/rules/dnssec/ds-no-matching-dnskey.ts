import { digestActions } from "../judgements/key-digest-words.ts";
import type { VerificationRule } from "../rule.ts";

/** RFC 4035 section 5.2: a DS leads to a key of the zone below, by key tag, algorithm and digest. */
export const dsNoMatchingDnskey: VerificationRule = {
	id: "ds-no-matching-dnskey",
	group: "dnssec",
	subject: "verification",
	severity: "error",
	summary: "A DS record leads to no key of the zone below, which resolvers then refuse",
	sources: ["RFC 4034 section 5.1.4", "RFC 4035 section 5.2"],

	check(verification, report) {
		for (const { record, key, spare, repair } of verification.faults("ds-no-matching-dnskey")) {
			const ds = verification.record(record);
			const dnskey = key === undefined ? undefined : verification.record(key);
			const what = dnskey
				? `The digest of this DS is not that of the key of ${ds.owner} that it speaks of`
				: `${ds.owner} has no key with the tag and algorithm of this DS`;
			const harm = spare
				? dnskey
					? "so only the other DS beside it counts. Write the right digest, or delete it"
					: "so it does nothing yet; another one beside it leads to a key. Delete it, unless the key is still to come"
				: `and no other DS leads to a key, so resolvers that validate refuse that whole zone. Take the DS of its key`;
			report({
				at: dnskey ? ds.atField(DIGEST_FIELD) : ds.atRdata,
				...(spare && { severity: dnskey ? "warning" : "information" }),
				message: `${what}, ${harm}`,
				related: () => (dnskey ? [{ at: dnskey.atEntry, message: `the key of ${ds.owner}` }] : []),
				actions: () => digestActions(ds, repair),
			});
		}
	},
};

const DIGEST_FIELD = 3;
