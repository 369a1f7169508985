import { baseName } from "../../config/config-path.ts";
import { parseAddress } from "../../records/address.ts";
import type { Zone } from "../../zone/zone.ts";
import type { Fix } from "../fix.ts";
import type { AddressView } from "../views/address-view.ts";
import type { RecordView } from "../views/record-view.ts";
import { addressFor } from "../views/viewpoint.ts";
import { addressChanges, addressQuestion } from "./add-address.ts";
import { addressRecord } from "./address-record.ts";
import { makeJointFix, type Offer } from "./make-fix.ts";

/** Gives the zone of an NS record the addresses of its host, which lies below a delegation, as glue. */
export function copyGlue(server: RecordView, addresses: readonly AddressView[], offer: Offer = {}): Fix {
	const { context, zone, target, targetName } = server;
	const texts = addresses.map(({ text }) => text).join(" and ");
	return makeJointFix(
		{
			context,
			title: `Add ${texts} of ${target} as glue in ${baseName(zone.path)}`,
			changes: () => addresses.map((address) => addressRecord(zone, targetName, address)),
		},
		offer,
	);
}

/**
 * The same with an address that the user is asked for.
 *
 * @param child the loaded zone that answers for the host and has no address of it: it gets the address too.
 */
export function askForGlue(server: RecordView, child: Zone | undefined): Fix {
	const { context, zone, target, targetName } = server;
	const also = child ? ` and in ${baseName(child.path)}` : "";
	return makeJointFix(
		{
			context,
			title: `Add the address of ${target} as glue in ${baseName(zone.path)}${also}`,
			changes: (answer) => {
				const octets = parseAddress(answer);
				if (!octets) return { refusal: `${answer} is no address` };
				const glue = addressChanges(server, zone, target, octets);
				return child ? [...glue, addressRecord(child, targetName, addressFor(server, octets))] : glue;
			},
		},
		{ question: addressQuestion(target, "address") },
	);
}
