import type { MailOverview } from "../../../../server/src/features/report/mail-overview.ts";
import { overviewSteps } from "../../../../server/src/features/report/overview-steps.ts";
import { atOnce } from "../../../../server/src/text/at-once.ts";
import type { Files, PartialSettings } from "../../../support/memory-workspace.ts";
import { MailBench } from "../../trio/mail-bench.ts";

/** What zones need before their first record. */
export const HEAD = "$TTL 60\n@ SOA ns.example.org. h.example.org. 1 2 3 4 5\n@ NS ns.example.org.\n";

/** Every status of a mail host and of an address, each at a domain that is called like it. */
export const EVERY_STATUS: Files = {
	"db.example.com": `${HEAD}ok MX 10 ok-host
unconfirmed MX 10 unconfirmed-host
unverified MX 10 unverified-host
missing MX 10 missing-host
unknown MX 10 unknown-host
no-address MX 10 no-address-host
cname MX 10 cname-host
outside MX 10 mx.example.net.
null MX 0 .
generic MX 10 generic-host
sender TXT "v=spf1 ip4:192.0.2.40 -all"
ok-host A 192.0.2.1
unconfirmed-host A 192.0.2.2
unverified-host A 192.0.2.3
missing-host A 192.0.2.4
unknown-host A 203.0.113.5
no-address-host TXT "none"
cname-host CNAME ok-host
generic-host A 192.0.2.77
`,
	"db.192.0.2": `${HEAD}1 PTR ok-host.example.com.
2 PTR ok-host.example.com.
3 PTR host.example.net.
40 PTR other.example.net.
77 PTR c-192-0-2-77.hsd1.example.com.
`,
};

/** The report of some zones as it is drawn. */
export function overviewOf(files: Files, settings: PartialSettings = {}): MailOverview {
	return atOnce(overviewSteps(new MailBench(files, settings).engine.context));
}
