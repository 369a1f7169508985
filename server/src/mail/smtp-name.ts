import { addressText, parseAddress } from "../records/address.ts";

/** What is wrong with a name that is to stand for a mail host. */
export interface SmtpNameProblem {
	readonly kind: "address" | "localhost" | "unqualified" | "private-suffix" | "not-hostname";
	/** A whole message, the name in it. */
	readonly message: string;
}

/**
 * What a receiver objects to in the name that a server gives of itself with EHLO or HELO (RFC 5321 section 4.1.1.1);
 * undefined if it takes it, as also an address literal: `[192.0.2.25]`.
 *
 * @param name as configured, with or without the last dot
 */
export function heloProblem(name: string): SmtpNameProblem | undefined {
	const text = name.trim();
	if (LITERAL.test(text)) return literalProblem(text);
	const address = parseAddress(text.endsWith(".") ? text.slice(0, -1) : text);
	if (address !== undefined) {
		return {
			kind: "address",
			message: `The HELO name ${text} is a bare address, which many servers refuse. Give the full name of the host, such as that of its PTR record`,
		};
	}
	const { kind, suffix } = judge(text);
	switch (kind) {
		case "localhost":
			return {
				kind,
				message: `The HELO name ${text} means the receiver itself, and servers refuse mail from it. Give the full name of the host`,
			};
		case "unqualified":
			return {
				kind,
				message: `The HELO name ${text} is not a full domain name, and servers refuse it. Give the host with its domain, such as mail.example.com`,
			};
		case "private-suffix":
			// Example and test domains stand for real ones in a setting as in documentation.
			if (suffix === "example" || suffix === "test") return undefined;
			return {
				kind,
				message: `The HELO name ${text} ends in .${suffix}, which is not in the public DNS: servers cannot resolve it. Give the public name of the host`,
			};
		default:
			if (HOSTNAME.test(text)) return undefined;
			return {
				kind: "not-hostname",
				message: `The HELO name ${text} is no host name: labels are letters, digits and hyphens, with no hyphen at either end. Give the name of the host's address record`,
			};
	}
}

function literalProblem(text: string): SmtpNameProblem | undefined {
	const inner = text.slice(1, -1);
	const tagged = /^ipv6:/i.test(inner);
	const address = parseAddress(tagged ? inner.slice(5) : inner);
	if (address !== undefined && (address.length === 16) === tagged) return undefined;
	const right = address?.length === 16 ? `[IPv6:${addressText(address)}]` : "[192.0.2.25]";
	return {
		kind: "not-hostname",
		message: `The HELO name ${text} is no address literal, which has the form ${right}. Give the full name of the host instead`,
	};
}

const LITERAL = /^\[.*\]$/;
const HOSTNAME = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.?$/i;

/** What the target of a PTR record is where it cannot name a host on the Internet. */
export type PointerTargetKind = "localhost" | "unqualified" | "private-suffix";

/**
 * Whether the target of a PTR record can name a host on the Internet: `localhost` for names that mean the receiver
 * itself, `unqualified` for the root and for single labels, `private-suffix` for top-level domains that are not in the
 * public DNS (RFC 2606, RFC 6762 appendix G, RFC 8375); undefined for all others. Whether it matters depends on the
 * address: 127.0.0.1 is rightly `localhost`.
 *
 * @param name absolute, in master-file form, in any case
 */
export function pointerTargetKind(name: string): PointerTargetKind | undefined {
	return judge(name).kind;
}

interface Judgement {
	readonly kind: PointerTargetKind | undefined;
	/** The top-level domain of `private-suffix`, or `home.arpa`. */
	readonly suffix?: string;
}

function judge(name: string): Judgement {
	const text = (name.endsWith(".") ? name.slice(0, -1) : name).toLowerCase();
	if (LOCALHOST.test(text)) return { kind: "localhost" };
	if (!text.includes(".")) return { kind: "unqualified" };
	const suffix = PRIVATE_SUFFIX.exec(text)?.[1];
	return suffix === undefined ? { kind: undefined } : { kind: "private-suffix", suffix };
}

/** `(none)` is what Linux calls a host without a name; a master file writes it with escapes. */
const LOCALHOST =
	/^(?:(?:.*\.)?localhost[46]?|localhost[46]?\.(?:localdomain[46]?|local|lan)|\\?\(none\\?\)(?:\..*)?)$/;

const PRIVATE_SUFFIX =
	/\.(local|localdomain|localdomain6|lan|home|home\.arpa|internal|intranet|private|corp|invalid|example|test)$/;
