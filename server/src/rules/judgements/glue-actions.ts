import type { Action } from "../fix.ts";
import { askForGlue, copyGlue } from "../fixes/add-glue.ts";
import type { RecordView } from "../views/record-view.ts";
import { childServer } from "./child-server.ts";

/** The glue that a zone lacks for the host of an NS record: the addresses that the loaded zone of the host has, else one that is asked for. */
export function glueActions(server: RecordView): readonly Action[] {
	const child = childServer(server);
	if (!child) return [askForGlue(server, undefined)];
	if (child.addresses.length > 0)
		return [
			copyGlue(
				server,
				child.addresses.map(({ address }) => address),
			),
		];
	return child.isKnown ? [askForGlue(server, child.zone)] : [];
}
