import { TYPE_A } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import type { Fix } from "../fix.ts";
import { insertion } from "../fixes/insertion.ts";
import { makeJointFix } from "../fixes/make-fix.ts";
import type { RecordView } from "../views/record-view.ts";

/** Asks for the IPv4 address of a host that has none, and adds it. */
export function askAddress({ context }: RecordView, zone: Zone, host: string): readonly Fix[] {
	const owner = context.workspace.name(host);
	return [
		makeJointFix(
			{
				context,
				title: `Add an address of ${host}`,
				changes: (answer) => [insertion(context, zone, { owner, type: TYPE_A, rdata: answer })],
			},
			{ question: { prompt: `IPv4 address of ${host}`, example: "192.0.2.80", kind: "ipv4" } },
		),
	];
}
