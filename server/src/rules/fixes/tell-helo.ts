import { baseName } from "../../config/config-path.ts";
import type { Action } from "../fix.ts";
import type { AddressView } from "../views/address-view.ts";
import type { RecordView } from "../views/record-view.ts";
import { setHostRemark } from "./host-remark.ts";
import type { Offer } from "./make-fix.ts";

/**
 * Tells another HELO name for an address, where the present one is told: in the remark or in the setting. A remark that
 * speaks of all hosts of a file stays, and one on the line of this host goes before it.
 *
 * @param name absolute.
 */
export function tellHelo(address: AddressView, name: string, offer: Offer): readonly Action[] {
	const { context, hosts, id } = address;
	const source = context.notes.heloSource(id);
	const helo = name.replace(/\.$/, "");
	if (!source) return [];
	if (source.kind === "setting") {
		const title = `Note ${helo} as the HELO name of ${source.key} in the settings; set the mail server too`;
		return [{ title, setting: { name: "zoneTrio.mail.helo", key: source.key, value: helo } }];
	}
	const record =
		source.kind === "record"
			? context.viewRecord(context, source.record)
			: (hosts.find(({ owner }) => owner === name) ?? hosts[0]);
	return record && !record.isGenerated
		? [{ ...setHostRemark(record, "helo", helo, offer), title: titleFor(record, helo) }]
		: [];
}

function titleFor({ context, id }: RecordView, helo: string): string {
	const { file } = context.workspace.reader.blockOf(id).slice;
	return `Note ${helo} as the HELO name in ${baseName(file.path)}; set the mail server too`;
}
