import type { Severity } from "../../syntax/problem.ts";
import { addPointerActions } from "../fixes/add-pointer.ts";
import type { Report } from "../rule.ts";
import type { AddressView } from "../views/address-view.ts";
import { isStockZone } from "./exempt-zones.ts";
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

/** Whether a loaded reverse zone that is worth a judgement answers for an address and has no PTR, nor a classless zone below it. */
export function lacksPointer(address: AddressView): boolean {
	const { chain } = address;
	if (chain.status !== "missing" || !chain.zone) return false;
	if (!(address.isPublic || address.isPrivate) || isStockZone(address.context, chain.zone)) return false;
	return address.classlessPointers.length === 0;
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
