import { SEVERITIES } from "../rules/engine/finding.ts";
import { pointerSeverity } from "../rules/judgements/pointer-severity.ts";
import { AddressView } from "../rules/views/address-view.ts";
import type { RuleContext } from "../rules/views/rule-context.ts";
import type { AddressId } from "../tables/address-table.ts";
import type { FollowedAddress } from "../trio/mail-state.ts";
import type { AddressStatus, Exchange, ExchangeStatus } from "../trio/status.ts";
import type { Universe } from "../workspace/universe.ts";
import type { MailVerdict } from "./mail-row.ts";

/** The gravest first. */
const VERDICTS: readonly MailVerdict[] = [...SEVERITIES, "unknown", "ok"];

/** The gravest first: the one that stands for a domain. */
const STATUSES: readonly (AddressStatus | ExchangeStatus)[] = [
	"no-address",
	"missing",
	"unconfirmed",
	"cname",
	"unverified",
	"unknown",
	"outside",
	"null",
	"ok",
];

/** The worst of some verdicts; `ok` of none. */
export function worstVerdict(verdicts: readonly MailVerdict[]): MailVerdict {
	return VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? "ok";
}

/** The worst of the statuses below a domain. */
export function worstStatus(statuses: readonly (AddressStatus | ExchangeStatus)[]): AddressStatus | ExchangeStatus {
	return STATUSES.find((status) => statuses.includes(status)) ?? "ok";
}

/** Whether a verdict is one of a problem: what is not known is none. */
export function isProblem(verdict: MailVerdict): boolean {
	return verdict !== "unknown" && verdict !== "ok";
}

/** What is to be thought of the target of an MX, its addresses left aside. */
export function verdictOfExchange({ status, addresses, zone }: Exchange): MailVerdict {
	if (status === "no-address") return "error";
	// An alias that ends in a loaded zone and has no address there leads nowhere.
	if (status === "cname") return addresses.length === 0 && zone ? "error" : "warning";
	return status === "outside" ? "unknown" : "ok";
}

/** What is to be thought of the way back from an address; a host that a remark takes out of mail has no problem. */
export function verdictOfAddress(
	context: RuleContext,
	universe: Universe,
	address: AddressId,
	{ reported }: FollowedAddress,
): MailVerdict {
	const { status, sending, generic } = reported;
	const isBroken = status === "missing" || status === "unconfirmed";
	if (isBroken || (sending && generic)) {
		return context.notes.isNoMail(address)
			? "ok"
			: pointerSeverity(new AddressView(context, universe, address), "warning");
	}
	return status === "ok" ? "ok" : "unknown";
}
