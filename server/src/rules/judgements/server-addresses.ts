import { TYPE_A, TYPE_AAAA } from "../../workspace/lookup.ts";
import type { AddressView } from "../views/address-view.ts";
import { oncePerView } from "../views/once-per-view.ts";
import type { RecordView } from "../views/record-view.ts";

/**
 * The records with the addresses of the host that an NS record names, through aliases; the glue where the host lies below a
 * delegation whose zone is not loaded. None where the loaded zones do not tell. That the NS records of a name are judged again
 * when the host of one of them changes is the care of the engine.
 */
export const serverAddressRecords: (server: RecordView) => readonly RecordView[] = oncePerView((server: RecordView) => {
	const { context, zone, targetName } = server;
	const resolution = server.resolveTarget();
	const { answer } = resolution;
	if (answer.kind === "found") {
		return context.chains.addressesAt(resolution).records.map((one) => context.viewRecord(context, one));
	}
	if (answer.kind !== "outside" || answer.zone !== zone) return [];
	const { lookup } = context.workspace;
	return [TYPE_A, TYPE_AAAA]
		.flatMap((type) => lookup.recordsIn(zone, targetName, type))
		.map((one) => context.viewRecord(context, one));
});

/** These addresses themselves. */
export function serverAddresses(server: RecordView): readonly AddressView[] {
	return serverAddressRecords(server).map(({ address }) => address);
}
