import { baseName } from "../../config/config-path.ts";
import { TYPE_CNAME } from "../../workspace/lookup.ts";
import { refersToRoot } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";

/** In a response-policy zone it takes the name out of the DNS. Such zones have their configuration elsewhere, mostly, and are called so, or their files. */
const POLICY_ZONE = /(?:^|[._-])rpz(?:[._-]|$)/i;

/** The root has no addresses: unlike `MX 0 .` and `SRV 0 0 0 .`, a CNAME to it says nothing. */
export const cnameToRoot: RecordRule = {
	id: "cname-to-root",
	group: "integrity",
	subject: "record",
	types: [TYPE_CNAME],
	where: refersToRoot,
	severity: "warning",
	summary: "A name is an alias of the root, which has no address",
	sources: ["RFC 1034 section 3.6.2"],

	check(record, report) {
		if (POLICY_ZONE.test(record.origin) || POLICY_ZONE.test(baseName(record.zone.path))) return;
		report({
			at: record.atField(0),
			message: `${record.owner} is an alias of the root, which has no address, so the name leads nowhere. Name a host, or delete the record`,
		});
	},
};
