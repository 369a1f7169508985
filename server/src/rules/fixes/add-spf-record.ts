import type { Fix } from "../fix.ts";
import type { DomainView } from "../views/domain-view.ts";
import { insertRecord } from "./insert-record.ts";

/** Gives a domain an SPF record, such as `v=spf1 mx -all`. */
export function addSpfRecord(
	{ context, zone, text: domain }: Pick<DomainView, "context" | "zone" | "text">,
	spf: string,
): Fix {
	return insertRecord(context, zone, domain, "TXT", `"${spf}"`, `Add TXT "${spf}" for ${domain}`);
}
