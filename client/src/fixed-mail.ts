import type { MailCounts } from "./workspace-status-words.ts";

/** Whether fewer problems are left of the same domains; where domains went, their problems went with them. */
export function hasFixedMail(before: MailCounts | undefined, now: MailCounts): boolean {
	return before !== undefined && !now.busy && now.domains >= before.domains && now.problems < before.problems;
}
