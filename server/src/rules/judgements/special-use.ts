import { type NameId, type NameTable, ROOT_NAME } from "../../tables/name-table.ts";
import { toOctets } from "../../text/utf8.ts";
import type { RecordView } from "../views/record-view.ts";

/** Why nobody finds names of a domain in the public DNS. */
export interface SpecialUse {
	/** `.local` */
	readonly domain: string;
	/** To follow the domain: `is for …`. */
	readonly words: string;
	/** Whether resolvers and hosts keep questions for it from every server, so that a zone in it is hardly ever asked. */
	readonly isNeverAsked: boolean;
}

/** Top-level domains that are set aside (RFC 6761 and others), and `home.arpa`. */
const DOMAINS: readonly SpecialUse[] = [
	{ domain: ".local", words: "is for names that hosts ask each other for in their own network", isNeverAsked: true },
	{ domain: ".localhost", words: "means the computer that asks", isNeverAsked: true },
	{ domain: ".invalid", words: "is for names that never exist", isNeverAsked: true },
	{ domain: ".onion", words: "is for the Tor network alone", isNeverAsked: true },
	{ domain: ".alt", words: "is for networks that do without the DNS", isNeverAsked: true },
	{ domain: ".test", words: "is for tests", isNeverAsked: false },
	{ domain: ".example", words: "is for texts that explain something", isNeverAsked: false },
];
const HOME: SpecialUse = { domain: "home.arpa", words: "is for the names of a home", isNeverAsked: false };

const LABELS = DOMAINS.map(({ domain }) => toOctets(domain.slice(1)));
const ARPA_LABEL = toOctets("arpa");
const HOME_LABEL = toOctets("home");

/**
 * The domain set aside in which a name lies, below or at its top.
 *
 * Hot: once per record that refers to a name. Goes up to the last label and compares it.
 */
export function specialUseOf(names: NameTable, name: NameId): SpecialUse | undefined {
	if (name <= ROOT_NAME) return undefined;
	let second = ROOT_NAME;
	let top = name;
	for (let parent = names.parentOf(top); parent !== ROOT_NAME; parent = names.parentOf(top)) {
		second = top;
		top = parent;
	}
	if (names.hasLabel(top, ARPA_LABEL)) return names.hasLabel(second, HOME_LABEL) ? HOME : undefined;
	for (let index = 0; index < LABELS.length; index++) if (names.hasLabel(top, LABELS[index]!)) return DOMAINS[index];
	return undefined;
}

/** The domain set aside into which a record leads, where nobody elsewhere can follow it; watched. */
export function specialUseOfTarget(record: RecordView): SpecialUse | undefined {
	const { names } = record.context.workspace.tables;
	const use = specialUseOf(names, record.targetName);
	// Within such a domain, and where its zone is at hand, people know what they do.
	if (!use || specialUseOf(names, record.zone.origin) || record.targetIsInZone) return undefined;
	return record.resolveTarget().answer.zone ? undefined : use;
}
