// Reports to look at.
import { reportPageSteps } from "../../server/src/features/report/report-page.ts";
import { reportRowsSteps } from "../../server/src/features/report/report-rows-steps.ts";
import { REPORT_STYLE } from "../../server/src/features/report/report-style.ts";
import { atOnce } from "../../server/src/text/at-once.ts";
import { EVERY_STATUS, HEAD, overviewOf } from "../unit/features/report/overview-of.ts";

const LONG = Array.from({ length: 3 }, (_, index) => String(index).repeat(60)).join(".");

/** Every status; names as long as they can be; IPv6; a view. */
const ZONES = {
	...EVERY_STATUS,
	"db.example.net": `; zonetrio: origin=example.net. view=inside\n${HEAD}@ MX 10 ${LONG}\n${LONG} AAAA 2001:db8::1\n`,
	"db.2001-db8": `; zonetrio: origin=8.b.d.0.1.0.0.2.ip6.arpa. view=inside\n${HEAD}`,
};

const shown = (path) => path.replace("/w/", "zones/");

/** The file that is exported. */
export function exportedPage(zones = ZONES) {
	return atOnce(reportPageSteps(overviewOf(zones), shown));
}

/** What the page in the editor is told. */
export function content(zones = ZONES) {
	const overview = overviewOf(zones);
	const rows = atOnce(reportRowsSteps(overview, { shown, uri: (path) => `file://${path}` }));
	return { counts: overview.counts, style: REPORT_STYLE, ...rows };
}
