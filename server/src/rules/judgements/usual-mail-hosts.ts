import type { DomainView } from "../views/domain-view.ts";
import { addressesOfHost } from "../views/viewpoint.ts";

/** What mail servers that receive are called. */
const LABELS = ["mail", "mx", "mx0", "mx1", "mail1", "smtp", "mta"];
/** A menu shows no more. */
const MOST_SHOWN = 3;

/** The hosts of a domain that look like its mail servers: by name, and with a public address in the same zone. */
export function usualMailHosts(domain: DomainView): readonly string[] {
	const { context, universe, zone, text } = domain;
	const { lookup } = context.workspace;
	const below = text === "." ? "" : text;
	const isHost = (host: string) => {
		const sought = context.workspace.sought(host);
		const answer = sought && lookup.answer(universe, sought);
		if (answer?.kind !== "found" || answer.wildcard || answer.zone !== zone) return false;
		const addresses = addressesOfHost(domain, host);
		return addresses.length > 0 && addresses.every(({ isPublic }) => isPublic);
	};
	return LABELS.map((label) => `${label}.${below}`)
		.filter(isHost)
		.slice(0, MOST_SHOWN);
}
