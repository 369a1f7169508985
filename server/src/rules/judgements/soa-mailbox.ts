import { nameLength, nameText } from "../../records/domain-name.ts";
import { oncePerView } from "../views/once-per-view.ts";
import type { RecordView } from "../views/record-view.ts";

/** The mailbox of whoever runs a zone, as its SOA names it. */
export interface SoaMailbox {
	/** `hostmaster@example.com` */
	readonly text: string;
	/** Absolute and in lower case. */
	readonly domain: string;
}

/** RFC 1035 section 8: the first label is the part in front of the @; undefined where there is no such domain. */
export const soaMailbox = oncePerView((soa: RecordView): SoaMailbox | undefined => {
	const { wire } = soa;
	if (wire.length === 0) return undefined;
	const name = nameText(wire, nameLength(wire, 0));
	const [, local, domain] = /^((?:\\.|[^\\.])+)\.(.+\.)$/.exec(name.toLowerCase()) ?? [];
	if (local === undefined || domain === undefined) return undefined;
	return { text: `${local.replace(/\\(.)/g, "$1")}@${domain.replace(/\.$/, "")}`, domain };
});
