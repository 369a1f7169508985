import type { MailRows } from "./mail-row.ts";

/** What the panel Mail Hosts shows; where there are no rows, `viewsWelcome` has words for each. */
export type MailHostsState = "reading" | "rows" | "no-zones" | "empty" | "no-problems" | "stopped";

/** @param answer what the server answered last; undefined if it cannot. */
export function mailHostsState(
	answer: MailRows | undefined,
	{ hasStopped }: { readonly hasStopped: boolean },
): MailHostsState {
	if (!answer) return hasStopped ? "stopped" : "reading";
	if (answer.busy) return "reading";
	if (answer.rows.length > 0) return "rows";
	if (answer.domains > 0) return "no-problems";
	return answer.zones > 0 ? "empty" : "no-zones";
}
