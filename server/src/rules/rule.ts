import type { Severity } from "../syntax/problem.ts";
import type { RecordId } from "../tables/record-table.ts";
import type { MailKey } from "../trio/mail-key.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Action } from "./fix.ts";
import type { Place } from "./place.ts";
import type { AddressView } from "./views/address-view.ts";
import type { DomainView } from "./views/domain-view.ts";
import type { Glance } from "./views/glance.ts";
import type { NameView } from "./views/name-view.ts";
import type { RecordView } from "./views/record-view.ts";
import type { VerificationView } from "./views/verification-view.ts";
import type { ZoneView } from "./views/zone-view.ts";

/** Another place that belongs to a finding, and what is there. */
export interface Related {
	readonly at: Place;
	readonly message: string;
}

/** What a rule reports. */
export interface Violation {
	readonly at: Place;
	/** Where it is not the rule's own. */
	readonly severity?: Severity;
	/** What is wrong, with the names in it, why it matters and what to do; no full stop. */
	readonly message: string;
	/** The rest of the chain: MX → address → reverse zone → PTR. */
	readonly related?: () => readonly Related[];
	readonly actions?: () => readonly Action[];
}

export type Report = (violation: Violation) => void;

/** What a rule is about; each has its folder. */
export type RuleGroup =
	| "mail-trio"
	| "mail-policy"
	| "reverse-zone"
	| "integrity"
	| "delegation"
	| "record-syntax"
	| "dnssec"
	| "hygiene";

/** A kind of zone whose records are read by servers and never asked for. */
export type ServiceZone = "catalog" | "response-policy";

/** What is the same for all kinds of rules. */
interface RuleBase {
	/** Names the problem: `ptr-missing`. */
	readonly id: string;
	readonly group: RuleGroup;
	/** `off`: only where the user switches it on. */
	readonly severity: Severity | "off";
	/** One line for the table of rules: what the finding says. */
	readonly summary: string;
	/** The documents behind it. */
	readonly sources: readonly string[];
	/** Where a zone has more findings of it than `above`, one at the SOA says so instead. */
	readonly many?: {
		readonly above: number;
		message(count: number, origin: string): string;
	};
}

/** Whether a record is worth a look; rules that share such a test should share the function. Hot: once per record of their types. */
export type RecordTest = (glance: Glance, record: RecordId) => boolean;

/** The same for a domain: a universe and a name. Hot: once per domain. */
export type DomainTest = (glance: Glance, domain: MailKey) => boolean;

/** Looks at one record, and at what the zones say of the names in it. */
export interface RecordRule extends RuleBase {
	readonly subject: "record";
	/** IANA numbers of the types it looks at. */
	readonly types: readonly number[];
	/** Those of `types` that are worth a look as settings and server configurations are; all where it is not given. */
	typesNow?(workspace: Workspace): readonly number[];
	/**
	 * The zones whose records it looks at: those in `in-addr.arpa.` and `ip6.arpa.`, catalogs, or response-policy zones; all that
	 * answer queries where it is not given.
	 */
	readonly zones?: "reverse" | ServiceZone;
	/** Set where it looks at some of those only, so that the others are passed over without a view of them being made. */
	readonly where?: RecordTest;
	check(record: RecordView, report: Report): void;
	/** For what has no record to stand at, such as a PTR that a setting tells of: the same at an address that takes part in mail. */
	checkAddress?(address: AddressView, report: Report): void;
}

/** Looks at one address that takes part in mail: it receives, or it sends. */
export interface AddressRule extends RuleBase {
	readonly subject: "address";
	check(address: AddressView, report: Report): void;
}

/** Looks at one name with MX or SPF records, and at the apex of each forward zone. */
export interface DomainRule extends RuleBase {
	readonly subject: "domain";
	/** Set where it looks at some domains only, as `where` of a record rule. */
	readonly where?: DomainTest;
	check(domain: DomainView, report: Report): void;
}

/**
 * Looks at all records of one name in one zone. Only names that have two records of a type or very many of any, wildcards and
 * names below them, are judged (`isWorthALook`).
 */
export interface NameRule extends RuleBase {
	readonly subject: "name";
	check(name: NameView, report: Report): void;
}

/** Looks at one zone as a whole: its apex, and counts of its records. */
export interface ZoneRule extends RuleBase {
	readonly subject: "zone";
	/** Set where it looks at zones that tell servers something and answer nobody. */
	readonly zones?: ServiceZone;
	check(zone: ZoneView, report: Report): void;
	/** For what only a verification of the zone shows. */
	checkVerification?(verification: VerificationView, report: Report): void;
}

/** Looks at what verifying the signatures, chains and digests of one zone has shown; that is done when the user asks for it. */
export interface VerificationRule extends RuleBase {
	readonly subject: "verification";
	check(verification: VerificationView, report: Report): void;
}

export type Rule = RecordRule | AddressRule | DomainRule | NameRule | ZoneRule | VerificationRule;
