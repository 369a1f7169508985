import { hostNameProblem } from "../../records/host-name.ts";
import { ROOT_NAME } from "../../tables/name-table.ts";
import type { RecordView } from "../views/record-view.ts";
import { addressAsTarget } from "./address-as-target.ts";
import { unlike } from "./advised-servers.ts";
import { doubledName } from "./doubled-name.ts";
import { hiddenServer } from "./hidden-server.ts";
import { idnFlawWithin } from "./idn-label.ts";
import { nameServerFlaw } from "./name-server-flaw.ts";
import { specialUseOfTarget } from "./special-use.ts";

/** Of some NS records those whose server may be named elsewhere too, since nothing is wrong with it; the first for each server. */
export function soundServers(servers: readonly RecordView[]): readonly RecordView[] {
	return unlike(servers).filter(isSound);
}

function isSound(server: RecordView): boolean {
	const { names } = server.context.workspace.tables;
	return (
		server.targetName !== ROOT_NAME &&
		hostNameProblem(server.targetWire, 0, "target") === undefined &&
		idnFlawWithin(names, server.targetName) === undefined &&
		addressAsTarget(server) === undefined &&
		doubledName(server, 0) === undefined &&
		nameServerFlaw(server) === undefined &&
		specialUseOfTarget(server) === undefined &&
		hiddenServer(server) === undefined &&
		isFound(server)
	);
}

/** Whether a host is one itself and has addresses, as far as the loaded zones tell. */
function isFound(server: RecordView): boolean {
	const { chains } = server.context;
	const resolution = server.resolveTarget();
	if (resolution.aliases.length > 0) return false;
	if (resolution.answer.kind === "outside" || chains.isUndecided(resolution)) return true;
	return chains.addressesAt(resolution).addresses.length > 0;
}
