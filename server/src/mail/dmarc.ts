import { type Tag, type TagList, tagValue } from "./tag-list.ts";

/** The values that a tag may have; receivers pass over others (RFC 9989, RFC 7489 section 6.3). */
export const DMARC_VALUES: ReadonlyMap<string, readonly string[]> = new Map([
	["p", ["none", "quarantine", "reject"]],
	["sp", ["none", "quarantine", "reject"]],
	["np", ["none", "quarantine", "reject"]],
	["adkim", ["r", "s"]],
	["aspf", ["r", "s"]],
	["psd", ["y", "n", "u"]],
	["t", ["y", "n"]],
]);

/** Tags that a policy may have. */
export const DMARC_TAGS: readonly string[] = ["v", ...DMARC_VALUES.keys(), "fo", "rua", "ruf"];

/** Tags that RFC 7489 had and RFC 9989 has not. */
export const REMOVED_DMARC_TAGS: readonly string[] = ["pct", "rf", "ri"];

/** How strict a policy is; what is no policy counts as none. */
export function strictness(policy: string | undefined): number {
	return Math.max(0, DMARC_VALUES.get("p")!.indexOf(policy?.toLowerCase() ?? ""));
}

/** An address to which reports go. */
export interface ReportAddress {
	/** As written, without blanks around it. */
	readonly written: string;
	/** Places in the text of the record. */
	readonly start: number;
	readonly end: number;
	/** The domain of the mailbox, absolute and in lower case; undefined where it is no `mailto:` address. */
	readonly domain: string | undefined;
	/** How large a report may be, as RFC 7489 had it: `!10m`; "" where nothing is said of that. */
	readonly size: string;
	/** What is wrong with it, to go on after it. */
	readonly problem: string | undefined;
}

/** The addresses in the value of `rua=` or `ruf=`, which commas part. */
export function reportAddresses({ value, valueStart }: Tag): readonly ReportAddress[] {
	let before = valueStart;
	return value.split(",").map((piece) => {
		const start = before + piece.length - piece.trimStart().length;
		const written = piece.trim();
		before += piece.length + 1;
		return { written, start, end: start + written.length, ...readAddress(written) };
	});
}

function readAddress(written: string): Pick<ReportAddress, "domain" | "size" | "problem"> {
	const [, address, size = ""] = /^mailto:([^!]*)(!.*)?$/i.exec(written) ?? [];
	if (address === undefined) {
		const isMailbox = /^[^@\s:]+@[^@\s]+$/.test(written);
		return { domain: undefined, size, problem: isMailbox ? "does not begin with mailto:" : "is no mailto: address" };
	}
	const [, domain] = /^[^@\s]+@((?:[a-z0-9_-]+\.)+[a-z0-9-]+)\.?$/i.exec(address) ?? [];
	if (domain === undefined) return { domain: undefined, size, problem: "names no mailbox" };
	const problem = size === "" || /^!\d+[kmgt]?$/i.test(size) ? undefined : "has a ! that begins no size";
	return { domain: `${domain.toLowerCase()}.`, size, problem };
}

/** Whether a policy asks receivers to do anything. */
export function isEnforced(policy: TagList): boolean {
	return strictness(tagValue(policy, "p")) > 0;
}
