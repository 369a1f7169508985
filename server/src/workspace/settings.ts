import type { Severity } from "../syntax/problem.ts";

/** What the user has set under `zoneTrio.*`; the defaults say that nothing is set. */
export interface Settings {
	/** Severity of single rules, or `off`. */
	readonly rules: Readonly<Record<string, Severity | "off">>;
	/** Glob → what is known of the zones in the files it matches; see `readZoneSettings`. */
	readonly zones: unknown;
	readonly mail: {
		/** Names or addresses of hosts that send mail. */
		readonly outboundHosts: readonly string[];
		/** Host or address → the name it gives in HELO. */
		readonly helo: Readonly<Record<string, string>>;
	};
	readonly reverse: {
		/** Address → the PTR that is known to be published elsewhere. */
		readonly known: Readonly<Record<string, string>>;
		/** Networks whose reverse zones are elsewhere and fine. */
		readonly external: readonly string[];
	};
	/** Whether a fix raises the serial. */
	readonly serial: "bump" | "leave";
}

export const DEFAULT_SETTINGS: Settings = {
	rules: {},
	zones: {},
	mail: { outboundHosts: [], helo: {} },
	reverse: { known: {}, external: [] },
	serial: "bump",
};
