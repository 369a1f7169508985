import type { Severity } from "../../syntax/problem.ts";
import { addPointerActions } from "../fixes/add-pointer.ts";
import type { Report } from "../rule.ts";
import type { AddressView } from "../views/address-view.ts";
import { lacksPointer } from "./lacks-pointer.ts";
import { mailPathAndReverseZone } from "./mail-path.ts";
import { pointerSeverity } from "./pointer-severity.ts";

/**
 * Reports an address that takes part in mail and has no PTR although a loaded reverse zone answers for it.
 * A PTR that stands in a classless zone to which nothing leads is another problem, and told there.
 *
 * @param consequence what becomes of mail that is sent from such an address, to go on after a comma
 */
export function reportMissingPointer(
	address: AddressView,
	report: Report,
	sending: { readonly severity: Severity; readonly consequence: string },
): void {
	const { at } = address;
	// One that only an SPF record names is another problem: spf-sender-no-ptr.
	if (!at || address.hosts.length === 0 || !lacksPointer(address)) return;
	report({
		at,
		severity: pointerSeverity(address, sending.severity),
		message: `${whatIsMissing(address)}, ${consequence(address, sending.consequence)}. ${whatToDo(address)}`,
		related: () => mailPathAndReverseZone(address),
		actions: () => addPointerActions(address),
	});
}

function whatIsMissing(address: AddressView): string {
	const { chain } = address;
	const zone = address.reverseSoa?.owner ?? "the loaded reverse zone";
	if (chain.aliases.length === 0) return `${address.text} has no PTR record in ${zone}`;
	return `${address.text} has no PTR record: ${chain.reverseName} is an alias of ${chain.endName}, where ${zone} has none`;
}

function consequence(address: AddressView, ofSending: string): string {
	if (address.isPrivate) return "so hosts of its network find no name for it";
	if (address.role === "sending") return ofSending;
	return "so mail that this host sends one day, such as bounces, is likely to be refused";
}

function whatToDo(address: AddressView): string {
	const [name] = address.candidateNames;
	return name === undefined ? "Add a PTR with the name that the host gives in HELO" : `Add a PTR to ${name} there`;
}
