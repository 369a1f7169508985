import type { NameId } from "../../tables/name-table.ts";
import type { RecordView } from "../views/record-view.ts";

export const TYPE_TLSA = 52;

/** The host whose mail port a TLSA record is about; undefined where it is about something else. */
export function smtpTlsaHost(record: RecordView): { readonly name: NameId; readonly text: string } | undefined {
	const { names } = record.context.workspace.tables;
	const protocol = names.parentOf(record.ownerName);
	if (names.label(record.ownerName) !== "_25" || protocol < 0 || names.label(protocol) !== "_tcp") return undefined;
	const name = names.parentOf(protocol);
	return name < 0 ? undefined : { name, text: names.text(name) };
}
