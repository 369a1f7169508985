import { MarkdownString } from "vscode";
import type { MailRow } from "./mail-row.ts";

/** What a status means, and what receivers and senders make of it. */
interface Words {
	readonly meaning: string;
	readonly consequence: string;
}

const ADDRESS: Readonly<Record<string, Words>> = {
	ok: {
		meaning: "A PTR record of this address names a host that has it",
		consequence: "Receivers can confirm the name of the host",
	},
	missing: {
		meaning: "The reverse zone has no PTR record for this address",
		consequence: "Many receivers, Gmail among them, refuse or penalise mail from an address without one",
	},
	unconfirmed: {
		meaning: "No host that the PTR records name has this address",
		consequence: "Receivers that look the name up do not come back to the address, and refuse or penalise its mail",
	},
	unverified: {
		meaning: "The PTR records name hosts outside the zones that are read, so whether they lead back is not known",
		consequence: "Receivers will look them up, and refuse or penalise mail if they do not lead back",
	},
	unknown: {
		meaning: "No zone that is read answers for the reverse name, so the PTR record cannot be checked",
		consequence: "Receivers refuse or penalise mail from an address without one: ask whoever runs its network",
	},
};

const EXCHANGE: Readonly<Record<string, Words>> = {
	ok: { meaning: "The host has addresses", consequence: "Mail can be delivered to it" },
	"no-address": { meaning: "The host has no A or AAAA record", consequence: "Mail for the domain bounces" },
	cname: {
		meaning: "The name is an alias, which an MX must not be (RFC 2181 section 10.3)",
		consequence: "Some senders follow it, others bounce the mail",
	},
	outside: {
		meaning: "The host lies outside the zones that are read, so its addresses are not known",
		consequence: "Whoever runs its zone has to see to its addresses and their PTR records",
	},
	null: { meaning: "The domain takes no mail (RFC 7505)", consequence: "Senders know at once and do not try" },
};

const POINTER: Readonly<Record<string, Words>> = {
	confirmed: { meaning: "The host has the address", consequence: "Receivers can confirm its name" },
	differs: {
		meaning: "The host has addresses, but not this one",
		consequence: "Receivers do not come back to the address from this name",
	},
	absent: {
		meaning: "The host has no address",
		consequence: "Receivers do not come back to the address from this name",
	},
	outside: {
		meaning: "The host lies outside the zones that are read, so its addresses are not known",
		consequence: "Receivers will look them up",
	},
};

const GENERIC = "The PTR record looks like the name of a dial-up line: many receivers take no mail from those";

/** Spoken before the label, which for a PTR begins with that word. */
const NAMES: Readonly<Record<MailRow["kind"], string>> = {
	domain: "mail domain",
	exchange: "MX",
	address: "address",
	pointer: "",
	senders: "group",
	sender: "sending address",
};

const VERDICTS: Readonly<Record<MailRow["verdict"], string>> = {
	error: "error",
	warning: "warning",
	information: "problem of little weight",
	hint: "problem of little weight",
	unknown: "not known",
	ok: "in order",
};

/** The text shown when the pointer rests on a row. */
export function tooltipOf(row: MailRow): MarkdownString {
	const heading = `**${escaped(row.label)}**${row.status === undefined ? "" : ` — \`${row.status}\``}`;
	return new MarkdownString([heading, ...sentencesOf(row).map(escaped)].join("\n\n"));
}

/** What a screen reader says of a row. */
export function spokenOf(row: MailRow): string {
	return [`${NAMES[row.kind]} ${row.label}`.trim(), row.description.replaceAll(" · ", ", "), VERDICTS[row.verdict]]
		.filter(Boolean)
		.join(", ");
}

function sentencesOf(row: MailRow): string[] {
	if (row.kind === "senders") return ["Addresses from which mail is sent and to which no MX leads"];
	if (row.kind === "domain") return sentencesOfDomain(row);
	return [
		...sentencesOfStatus(row),
		...(row.generic ? [GENERIC] : []),
		...(row.sending === false ? ["Mail is only received here, and receivers look at it only when it sends"] : []),
		...(row.reverseName === undefined ? [] : [`Reverse name: ${row.reverseName}`]),
	];
}

function sentencesOfStatus({ kind, status = "", requestable }: MailRow): string[] {
	const words = (kind === "exchange" ? EXCHANGE : kind === "pointer" ? POINTER : ADDRESS)[status];
	if (!words) return [];
	// Of private networks, and of those that are hosted elsewhere, no receiver's look is to be feared.
	const isLeftAlone = words === ADDRESS["unknown"] && requestable.length === 0;
	return isLeftAlone ? [words.meaning] : [words.meaning, words.consequence];
}

/** What the worst of its mail hosts is, if not all are in order. */
function sentencesOfDomain({ status = "", verdict, problems }: MailRow): string[] {
	if (verdict === "ok" && status !== "null") return ["All its mail hosts are in order"];
	if (problems > 0 && status === "ok") return [GENERIC];
	const words = ADDRESS[status] ?? EXCHANGE[status];
	return words ? [words.meaning, words.consequence] : [];
}

/** Names of domains may have any character; none of them is to be taken for Markdown. */
function escaped(text: string): string {
	return text.replace(/[\\`*_[\]<>~&|]/g, "\\$&");
}
