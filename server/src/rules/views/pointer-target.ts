import { hostNameProblem } from "../../records/host-name.ts";
import type { RecordView } from "./record-view.ts";

/** Whether a PTR may give the owner of an address record: a host name, and so neither a wildcard nor `_sip`. */
export function isPointerTarget({ context, ownerName }: RecordView): boolean {
	return hostNameProblem(context.workspace.tables.names.wire(ownerName), 0, "target") === undefined;
}
