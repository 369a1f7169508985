import { heloProblem } from "../../mail/smtp-name.ts";
import type { Fix } from "../fix.ts";
import { askNameOfAddress, nameAddress } from "../fixes/name-address.ts";
import { heloOf } from "../judgements/helo-flaw.ts";
import type { AddressRule } from "../rule.ts";
import type { AddressView } from "../views/address-view.ts";

/** An SPF record lets an address send of which the zones know nothing else: no host has it, and it has no PTR. */
export const spfSenderNoPtr: AddressRule = {
	id: "spf-sender-no-ptr",
	group: "mail-trio",
	subject: "address",
	severity: "warning",
	summary: "An SPF record passes an address that has no PTR record in the loaded reverse zone",
	sources: ["RFC 7208 section 5.6", "RFC 1912 section 2.1", "RFC 8601 section 2.7.3"],

	check(address, report) {
		// One that a host has is told at the host: ptr-missing.
		if (address.role !== "sending" || !address.isPublic || address.hosts.length > 0) return;
		const at = address.atOwnSpfTerm;
		if (!at || !address.lacksPointer) return;
		const { reverseOrigin: zone, reverseSoa } = address;
		report({
			at,
			message: `This term lets ${address.text} send, but the address has no PTR record in ${zone}, and many receivers refuse mail from such addresses. Add a PTR, and an address record for the host that it names, or remove the term`,
			related: () =>
				reverseSoa ? [{ at: reverseSoa.atOwner, message: `${zone} is the reverse zone of ${address.text}` }] : [],
			actions: () => nameIt(address),
		});
	},
};

/** By its HELO name, or one that is asked for; a host of a loaded zone gets the address too. */
function nameIt(address: AddressView): readonly Fix[] {
	const helo = heloOf(address);
	if (helo && !helo.isLiteral && !helo.isAlias && !heloProblem(helo.text)) return [nameAddress(address, helo.name)];
	const [domain = "example.com."] = address.sendingDomains;
	const asked = askNameOfAddress(address, `mail.${domain.replace(/\.$/, "")}`);
	return asked ? [asked] : [];
}
