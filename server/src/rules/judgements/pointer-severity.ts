import type { Severity } from "../../syntax/problem.ts";
import type { AddressView } from "../views/address-view.ts";

/**
 * How much a finding about the way back from an address matters: receivers look closely at hosts that send
 * and hardly at those that only receive, where it is one severity lower. No receiver on the Internet ever
 * sees a private address.
 *
 * @param sending for a host that sends mail
 * @param other for a host that takes no part in mail
 */
export function pointerSeverity(address: AddressView, sending: Severity, other: Severity = "hint"): Severity {
	if (address.isPrivate) return "hint";
	const { role } = address;
	return role === "sending" ? sending : role === "receiving" ? lower(sending) : other;
}

function lower(severity: Severity): Severity {
	return severity === "error" ? "warning" : severity === "warning" ? "information" : "hint";
}
