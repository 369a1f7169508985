import { TYPE_CNAME, TYPE_MX } from "../../workspace/lookup.ts";
import type { RecordView } from "../views/record-view.ts";

/** What the loaded zones say of mail to a domain. */
export type MailDomainState = "takes mail" | "absent" | "no mail" | "null mx" | "alias" | "unknown";

/** Whether mail to a domain arrives, as far as the loaded zones tell; watched. */
export function mailDomainState(record: RecordView, domain: string): MailDomainState {
	const { workspace, watch } = record.context;
	const id = workspace.name(domain);
	if (id < 0) return "unknown";
	watch.name(id);
	const answer = workspace.lookup.answer(record.universe, workspace.lookup.sought(id));
	if (answer.kind === "outside") return "unknown";
	if (answer.zone.dynamic) return "unknown";
	if (answer.kind === "absent") return "absent";
	if (answer.kind === "alias") return "alias";
	const { zone, node } = answer;
	const exchanges = workspace.lookup.recordsIn(zone, node, TYPE_MX);
	if (exchanges.length > 0) {
		const { records, names } = workspace.tables;
		const isNull = exchanges.every((exchange) => names.text(records.reference[exchange]! as never) === ".");
		return isNull ? "null mx" : "takes mail";
	}
	if (workspace.lookup.recordIn(zone, node, TYPE_CNAME) >= 0) return "alias";
	if (workspace.lookup.hasComputedAddress(zone, node)) return "unknown";
	return record.addressesOf(domain).length > 0 ? "takes mail" : "no mail";
}
