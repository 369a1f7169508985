import type { Severity } from "../../syntax/problem.ts";
import type { Action } from "../fix.ts";
import type { Report } from "../rule.ts";
import type { AddressView } from "../views/address-view.ts";
import { addPointerActions } from "./add-pointer-actions.ts";
import { mailPathAndReverseZone } from "./mail-path.ts";
import { pointerSeverity } from "./pointer-severity.ts";
import { suggestedName } from "./suggested-name.ts";

/**
 * Reports an address that takes part in mail and has no PTR although a loaded reverse zone answers for it.
 * A PTR that stands in a classless zone to which nothing leads is another problem, and told there.
 *
 * @param sending severity and consequence for a host that sends: what becomes of mail that is sent from such an address, to go on after a comma
 * @param otherwise what else than adding the PTR can be done
 */
export function reportMissingPointer(
	address: AddressView,
	report: Report,
	sending: { readonly severity: Severity; readonly consequence: string },
	otherwise: () => readonly Action[] = () => [],
): void {
	const { at } = address;
	// One that only an SPF record names is another problem: spf-sender-no-ptr.
	if (!at || address.hosts.length === 0 || !address.lacksPointer) return;
	report({
		at,
		severity: pointerSeverity(address, sending.severity),
		message: `${whatIsMissing(address)}, ${consequence(address, sending.consequence)}. ${whatToDo(address)}`,
		related: () => mailPathAndReverseZone(address),
		actions: () => [...addPointerActions(address), ...otherwise()],
	});
}

function whatIsMissing(address: AddressView): string {
	const { chain } = address;
	const zone = address.reverseOrigin;
	if (chain.aliases.length === 0) return `${address.text} has no PTR record in ${zone}`;
	return `${address.text} has no PTR record: ${chain.reverseName} is an alias of ${chain.endName}, where ${zone} has none`;
}

function consequence(address: AddressView, ofSending: string): string {
	if (address.isPrivate) return "so hosts of its network find no name for it";
	if (address.role === "sending") return ofSending;
	return "so mail that this host sends one day, such as bounces, is likely to be refused";
}

function whatToDo(address: AddressView): string {
	const name = suggestedName(address);
	return name === undefined ? "Add a PTR with the name that the host gives in HELO" : `Add a PTR to ${name} there`;
}
