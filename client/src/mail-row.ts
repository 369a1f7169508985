/** Where a record stands, in the words of the language server protocol. */
export interface RecordPlace {
	readonly uri: string;
	readonly range: {
		readonly start: { readonly line: number; readonly character: number };
		readonly end: { readonly line: number; readonly character: number };
	};
}

/** The records on the way of mail. */
export type RecordKind = "mx" | "address" | "pointer";

/** One row of the tree of mail, as the server answers `zoneTrio/mailHosts`: domain → MX → address → PTR. */
export interface MailRow {
	/** The same as long as the row is about the same thing. */
	readonly id: string;
	/** `senders` is the group of addresses that send and belong to no MX. */
	readonly kind: "domain" | "exchange" | "address" | "pointer" | "senders" | "sender";
	readonly label: string;
	readonly description: string;
	readonly status?: string;
	/** What that means and what follows from it, each a sentence without a full stop. */
	readonly sentences: readonly string[];
	/** The worst at it and below. */
	readonly verdict: "error" | "warning" | "information" | "hint" | "unknown" | "ok";
	readonly problems: number;
	readonly hasChildren: boolean;
	readonly place?: RecordPlace;
	readonly places: Readonly<Partial<Record<RecordKind, RecordPlace>>>;
	readonly view: string;
	readonly domain?: string;
	readonly exchange?: string;
	readonly address?: string;
	readonly reverseName?: string;
	readonly sending?: boolean;
	readonly generic?: boolean;
	/** Whether a finding about it or below has a fix; not told of domains. */
	readonly canFix: boolean;
	/** The addresses at it and below whose PTR somebody else has to set. */
	readonly requestable: readonly string[];
}

/** What the server answers. */
export interface MailRows {
	readonly rows: readonly MailRow[];
	/** How many more there would be without the limit that was asked for. */
	readonly more: number;
	readonly domains: number;
	readonly problems: number;
	/** How many zones were read in all. */
	readonly zones: number;
	/** True while the workspace is being read: there are no rows yet. */
	readonly busy: boolean;
}
