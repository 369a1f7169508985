import { DEFAULT_LAYOUT, type LayoutOptions } from "../layout/layout.ts";
import type { Severity } from "../syntax/problem.ts";

/** What the user has set under `zoneTrio.*`; the defaults say that nothing is set. */
export interface Settings {
	/** How much is said: `strict` takes hints for information, and information for warnings. What `trio-only` leaves out is off in `rules`. */
	readonly profile: "recommended" | "strict" | "trio-only";
	/** Severity of single rules, or `off`. */
	readonly rules: Readonly<Record<string, Severity | "off">>;
	/** Glob → what is known of the zones in the files it matches; see `readZoneSettings`. */
	readonly zones: unknown;
	readonly mail: {
		/** Names or addresses of hosts that send mail. */
		readonly outboundHosts: readonly string[];
		/** Host or address → the name it gives in HELO. */
		readonly helo: Readonly<Record<string, string>>;
		/** Domains that send so much mail that large receivers ask more of them: 5,000 messages a day or more. */
		readonly bulkDomains: readonly string[];
	};
	readonly reverse: {
		/** Address → the PTR that is known to be published elsewhere. */
		readonly known: Readonly<Record<string, string>>;
		/** Networks whose reverse zones are elsewhere and fine. */
		readonly external: readonly string[];
	};
	/** Whether a fix raises the serial. */
	readonly serial: "bump" | "leave";
	/** How zone files are laid out. */
	readonly format: LayoutOptions;
}

export const DEFAULT_SETTINGS: Settings = {
	profile: "recommended",
	rules: {},
	zones: {},
	mail: { outboundHosts: [], helo: {}, bulkDomains: [] },
	reverse: { known: {}, external: [] },
	serial: "bump",
	format: DEFAULT_LAYOUT,
};

const STRICT: Readonly<Record<Severity | "off", Severity | "off">> = {
	error: "error",
	warning: "warning",
	information: "warning",
	hint: "information",
	off: "off",
};

/** The severity of a finding: what the user has set for its rule, else its own as the profile takes it. */
export function severityIn({ rules, profile }: Settings, rule: string, own: Severity | "off"): Severity | "off" {
	return rules[rule] ?? (profile === "strict" ? STRICT[own] : own);
}
