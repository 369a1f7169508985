import { TYPE_A } from "../../workspace/lookup.ts";
import type { Fix } from "../fix.ts";
import { deleteRecords } from "../fixes/delete-record.ts";
import { reportMissingPointer } from "../judgements/missing-pointer.ts";
import type { AddressRule } from "../rule.ts";
import type { AddressView } from "../views/address-view.ts";

/** RFC 3596 section 2.5, and what Gmail and Microsoft ask of senders over IPv6. */
export const ptrMissingIpv6: AddressRule = {
	id: "ptr-missing-ipv6",
	group: "mail-trio",
	subject: "address",
	severity: "warning",
	summary: "The IPv6 address of a mail host has no PTR record in the loaded reverse zone",
	sources: ["RFC 1912 section 2.1", "RFC 3596 section 2.5", "RFC 8601 section 2.7.3"],

	check(address, report) {
		if (address.isIpv4) return;
		const consequence = "so Gmail and Microsoft refuse mail from it, although the host may be fine over IPv4";
		reportMissingPointer(address, report, { severity: "warning", consequence }, () => goWithoutIpv6(address));
	},
};

/** Hosts that have an IPv4 address can send and receive without the other one, unless SPF names it as a sender of its own. */
function goWithoutIpv6(address: AddressView): readonly Fix[] {
	const { hosts, text } = address;
	if (address.role !== "sending" || !address.isPublic || address.atOwnSpfTerm) return [];
	if (hosts.some((host) => host.isGenerated || host.recordsOfOwner(TYPE_A).length === 0)) return [];
	const owners = [...new Set(hosts.map(({ owner }) => owner))];
	const of = owners.length === 1 ? owners[0] : `${owners.length} hosts`;
	return [deleteRecords(hosts, `Delete AAAA ${text} of ${of}, which can send over IPv4`, { preferred: false })];
}
