import type { AddressStatus, ExchangeStatus } from "./status.ts";

/** One address of a mail host, and the way back from it. */
export interface ReportedAddress {
	readonly address: string;
	readonly reverseName: string;
	readonly status: AddressStatus;
	readonly pointers: readonly string[];
	readonly sending: boolean;
	/** Whether its PTR looks like the name of a dial-up line. */
	readonly generic: boolean;
}

export interface ReportedExchange {
	readonly preference: number;
	readonly exchange: string;
	readonly status: ExchangeStatus;
	/** For `cname`: the name at the end of the aliases. */
	readonly end?: string;
	readonly addresses: readonly ReportedAddress[];
}

export interface ReportedDomain {
	readonly domain: string;
	readonly view: string;
	readonly exchanges: readonly ReportedExchange[];
}

export interface ReportedSender {
	readonly address: string;
	/** Who says so: `spf example.com.`, `mx example.com.`, `remark`. */
	readonly source: string;
	readonly reverseName: string;
	readonly status: AddressStatus;
	readonly pointers: readonly string[];
	readonly helo: string | null;
	readonly generic: boolean;
}

/** The state of mail in a workspace: for each domain its mail hosts, and all addresses that send. */
export interface MailReport {
	readonly version: 1;
	readonly domains: readonly ReportedDomain[];
	readonly senders: readonly ReportedSender[];
}
