import type { MailOverview } from "../../../../server/src/features/report/mail-overview.ts";
import { HEAD, overviewOf } from "./overview-of.ts";

/** What may stand in the names of zones and views, and would do harm in a page or a table. */
export const HOSTILE_TEXTS = [
	"<script>alert`1`</script>",
	"<img/src=x/onerror=alert`1`>",
	"'onfocus='alert`1`",
	"a|b",
	"`code`",
	"[link]",
	"*star*_line_",
	"&ltx",
];

/** A report in which each of these is a domain, a mail host, a PTR and a HELO name, in a view that is called the same. */
export function hostileOverviews(): MailOverview[] {
	return HOSTILE_TEXTS.map((text) => {
		const files = {
			"db.example.com": `; zonetrio: origin=example.com. view=${text}\n${HEAD}${text} MX 10 ${text}.host\n${text}.host A 192.0.2.1 ; zonetrio: helo=${text}.\n`,
			"db.192.0.2": `; zonetrio: origin=2.0.192.in-addr.arpa. view=${text}\n${HEAD}1 PTR ${text}.example.net.\n`,
		};
		return overviewOf(files);
	});
}
