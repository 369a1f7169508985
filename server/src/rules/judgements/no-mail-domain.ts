import { isReverseName } from "../../config/zone-name.ts";
import { pointerTargetKind } from "../../mail/smtp-name.ts";

/**
 * Why nobody has a mailbox at a name, to go on after the name: it is the root or a top-level domain, or it
 * lies in the infrastructure of the DNS (RFC 3172). Undefined for all others; private top-level domains and
 * `home.arpa.` (RFC 8375) are for their owners to use.
 */
export function noMailDomain(name: string): string | undefined {
	// Hot: nearly all names are of two labels or more, and do not end so.
	if (name.indexOf(".") < name.length - 1 && !name.endsWith("arpa.")) return undefined;
	if (name === ".") return "is the root of the DNS";
	if (isReverseName(name)) return "is a name of the reverse tree";
	if (ARPA.test(name)) return "belongs to the infrastructure of the DNS";
	if (!TOP_LEVEL.test(name)) return undefined;
	return pointerTargetKind(`host.${name}`) === undefined ? "is a top-level domain" : undefined;
}

const ARPA = /^(?!(?:.*\.)?home\.arpa\.$)(?:.*\.)?arpa\.$/;
const TOP_LEVEL = /^[^.]+\.$/;
