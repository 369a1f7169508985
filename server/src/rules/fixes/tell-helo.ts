import { baseName } from "../../config/config-path.ts";
import type { Action } from "../fix.ts";
import type { AddressView } from "../views/address-view.ts";
import type { RecordView } from "../views/record-view.ts";
import { remarkChange } from "./host-remark.ts";
import { makeJointFix, type Offer } from "./make-fix.ts";

/**
 * Notes another HELO name for an address, where the present one is told: in remarks or in the setting. A remark that
 * speaks of all hosts of a file stays, and one on the line of this host goes before it.
 *
 * @param name absolute.
 */
export function tellHelo(address: AddressView, name: string, offer: Offer): readonly Action[] {
	const { context, hosts, id } = address;
	const sources = context.notes.heloSources(id);
	const [source] = sources;
	const helo = name.replace(/\.$/, "");
	if (source?.kind === "setting") {
		const title = `Note ${helo} as the HELO name of ${source.key} in the settings; set the mail server too`;
		return [{ title, setting: { name: "zoneTrio.mail.helo", key: source.key, value: helo } }];
	}
	const told = sources.flatMap((one) => (one.kind === "record" ? [context.viewRecord(context, one.record)] : []));
	const [own = hosts[0]] = hosts.filter(({ owner }) => owner === name);
	const records = told.length > 0 || !source || !own ? told : [own];
	if (records.length === 0 || records.some(({ isGenerated }) => isGenerated)) return [];
	const title = `Note ${helo} as the HELO name in ${fileNames(records)}; set the mail server too`;
	return [
		makeJointFix({ context, title, changes: () => records.map((one) => remarkChange(one, "helo", helo)) }, offer),
	];
}

function fileNames(records: readonly RecordView[]): string {
	const paths = records.map(({ context, id }) => context.workspace.reader.blockOf(id).slice.file.path);
	return [...new Set(paths)].map(baseName).join(" and ");
}
