import type { RecordView } from "../views/record-view.ts";

/** The mailbox of whoever runs a zone, as its SOA names it. */
export interface SoaMailbox {
	/** `hostmaster@example.com` */
	readonly text: string;
	/** Absolute and in lower case. */
	readonly domain: string;
}

/** RFC 1035 section 8: the first label is the part in front of the @; undefined where there is no such domain. */
export function soaMailbox(soa: RecordView): SoaMailbox | undefined {
	const [, name = ""] = soa.rdata.split(" ");
	const [, local, domain] = /^((?:\\.|[^\\.])+)\.(.+\.)$/.exec(name.toLowerCase()) ?? [];
	if (local === undefined || domain === undefined) return undefined;
	return { text: `${local.replace(/\\(.)/g, "$1")}@${domain.replace(/\.$/, "")}`, domain };
}
