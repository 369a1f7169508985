import { isChosenName } from "../../mail/generic-name.ts";
import { heloFlaw, heloOf } from "../judgements/helo-flaw.ts";
import { mailPath } from "../judgements/mail-path.ts";
import { pointerFlaw } from "../judgements/pointer-flaw.ts";
import { retargetActions } from "../judgements/retarget-actions.ts";
import { suggestedName } from "../judgements/suggested-name.ts";
import type { AddressRule } from "../rule.ts";
import type { AddressView } from "../views/address-view.ts";
import { ptrDomainMismatch } from "./ptr-domain-mismatch.ts";

/** The PTR names a host that no loaded zone knows: it may have the address too, or the PTR may be left from another time. */
export const addressPtrNamesOther: AddressRule = {
	id: "address-ptr-names-other",
	group: "mail-trio",
	subject: "address",
	severity: "hint",
	summary: "The PTR of a mail host names another host, which lies outside the loaded zones",
	sources: ["RFC 1912 section 2.1", "RFC 8601 section 3"],

	check(address, report) {
		const { chain } = address;
		if (chain.status !== "unverified" || chain.wildcard || !address.isPublic) return;
		const { at, pointers } = address;
		const [pointer] = pointers;
		if (!pointer || !at) return;
		if (pointers.some((one) => one.state !== "outside" || pointerFlaw(one)) || isToldOtherwise(address)) return;
		const names = address.candidateNames;
		if (names.length === 0 || pointers.some(({ target }) => names.includes(target))) return;
		const name = suggestedName(address);
		report({
			at,
			message: `The PTR of ${address.text} names ${pointer.target} and not ${name}, and no loaded zone knows that host. Mail from there passes only if it has this address; if not, let the PTR name ${name}`,
			related: () => [
				...pointers.flatMap(({ record, target }) =>
					record ? [{ at: record.atField(0), message: `the PTR to ${target}` }] : [],
				),
				...mailPath(address),
			],
			actions: () => retargetActions(pointer),
		});
	},
};

/** What says more of the same PTR: that its name looks like a dial-up line, is not that of HELO, or is one of a stranger's domain. */
function isToldOtherwise(address: AddressView): boolean {
	const helo = heloOf(address);
	let told = helo !== undefined && heloFlaw(helo) === "other-pointer";
	told ||= address.pointers.some(({ target }) => !isChosenName(target, address.octets));
	ptrDomainMismatch.check(address, () => {
		told = true;
	});
	return told;
}
