import { severityIn } from "../../workspace/settings.ts";
import type { SoaView } from "./soa-rule.ts";

/** With NOTIFY, which all servers have, secondaries ask only in case that one got lost: every two hours are plenty. In seconds. */
const LEAST_REFRESH = 7200;

/** RIPE-203 advises two hours. In seconds. */
const LEAST_RETRY = 3600;

/** Whether secondaries ask more often than is of use; that a time is 0 is another matter. */
export function isRefreshLow({ refresh }: SoaView): boolean {
	return refresh > 0 && refresh < LEAST_REFRESH;
}

/** Whether secondaries try again sooner than is of use. */
export function isRetryLow({ retry }: SoaView): boolean {
	return retry > 0 && retry < LEAST_RETRY;
}

/** Whether the finding about the refresh time speaks of the retry time too: a short one leaves no room for a longer one. */
export function isRetryToldWithRefresh(soa: SoaView): boolean {
	const { settings } = soa.record.context.workspace;
	return isRefreshLow(soa) && isRetryLow(soa) && severityIn(settings, "soa-refresh-low", "information") !== "off";
}
