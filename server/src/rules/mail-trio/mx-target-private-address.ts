import { isPublicAddress } from "../../mail/special-address.ts";
import { parseAddress } from "../../records/address.ts";
import { TYPE_A, TYPE_MX } from "../../workspace/lookup.ts";
import type { Fix } from "../fix.ts";
import { pointerIfMissing } from "../fixes/add-pointer.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { makeJointFix } from "../fixes/make-fix.ts";
import { fieldChange } from "../fixes/replace-field.ts";
import { exchangePlace, judgedExchange } from "../judgements/judged-exchange.ts";
import { listedAddresses } from "../judgements/listed-addresses.ts";
import { isPublicZone } from "../judgements/public-zone.ts";
import { isDoubtfulExchange } from "../judgements/record-test.ts";
import type { RecordRule, Report } from "../rule.ts";
import type { AddressView } from "../views/address-view.ts";
import type { RecordView } from "../views/record-view.ts";
import { addressFor } from "../views/viewpoint.ts";

/** RFC 6890: private addresses mean another host in each network. */
export const mxTargetPrivateAddress: RecordRule = {
	id: "mx-target-private-address",
	group: "mail-trio",
	severity: "information",
	summary: "an MX of a public zone names a host with an address that the Internet cannot reach",
	sources: ["RFC 5321 section 5.1", "RFC 1918", "RFC 6890"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} MX records of ${origin} name hosts with addresses that the Internet cannot reach. Give the hosts public addresses, or keep the records in an internal view`,
	},
	subject: "record",
	types: [TYPE_MX],
	where: isDoubtfulExchange,
	check(record, report) {
		if (!judgedExchange(record)) return;
		const { addresses } = record.context.workspace.tables;
		const all = record.exchange.addresses;
		const hidden = all.filter((address) => !isPublicAddress(addresses.octets(address))).length;
		if (hidden === 0) return;
		if (hidden < all.length) reportMixed(record, report);
		else if (isPublicZone(record)) reportHidden(record, report);
	},
};

function reportMixed(record: RecordView, report: Report): void {
	report({
		at: exchangePlace(record),
		severity: "warning",
		// Written when it is shown: a host of a thousand addresses may have a hundred thousand domains.
		get message() {
			return `${record.target} has ${listedAddresses(hiddenAddresses(record))} beside a public address: mail servers that pick it wait in vain or reach a stranger. Keep it in an internal view`;
		},
		related: () => placesOf(record),
		actions: () => hiddenHosts(record).flatMap((one) => [deleteAddress(one), askForPublicAddress(one)]),
	});
}

function reportHidden(record: RecordView, report: Report): void {
	report({
		at: exchangePlace(record),
		get message() {
			return `${record.target} has no address but ${listedAddresses(hiddenAddresses(record))}, which the Internet cannot reach, so no mail for ${record.owner} arrives from there. Give the host a public address, or keep this MX in an internal view`;
		},
		related: () => placesOf(record),
		actions: () => hiddenHosts(record).map(askForPublicAddress),
	});
}

function hiddenAddresses(record: RecordView): readonly AddressView[] {
	return record.exchangeAddresses.filter((address) => !address.isPublic);
}

/** The private address goes: not without a look, for hosts of the own network may need it. */
function deleteAddress(host: RecordView): Fix {
	const { owner, address } = host;
	return { ...deleteRecord(host, `Delete ${address.text} of ${owner}`), preferred: false };
}

/** Another address in place of one, and its PTR where a loaded reverse zone has none. */
function askForPublicAddress(host: RecordView): Fix {
	const { context, owner, address } = host;
	// An IPv4 address may be written within an IPv6 address, and then an AAAA record has it.
	const isIpv4 = host.type === TYPE_A;
	const family = isIpv4 ? "IPv4" : "IPv6";
	return makeJointFix(
		{
			context,
			title: `Replace ${address.text} of ${owner} by a public address`,
			changes: (answer) => {
				const octets = parseAddress(answer);
				const next = octets && addressFor(host, octets);
				if (!next?.isPublic)
					return { refusal: `the Internet cannot reach ${answer} either: a public address is needed` };
				return [fieldChange(host, 0, () => next.text), ...pointerIfMissing(next, owner)];
			},
		},
		{
			question: {
				prompt: `Public ${family} address of ${owner}`,
				example: isIpv4 ? "192.0.2.25" : "2001:db8::25",
				kind: isIpv4 ? "ipv4" : "ipv6",
			},
		},
	);
}

/** The records with the addresses that the Internet cannot reach. */
function hiddenHosts(record: RecordView): readonly RecordView[] {
	return record.exchangeRecords.filter(({ address }) => !address.isPublic);
}

function placesOf(record: RecordView) {
	return hiddenHosts(record).map((one) => ({
		at: one.atField(0),
		message: `${one.owner} has ${one.address.text}`,
	}));
}
