/** What is shown above the lines of a zone file. */
export interface LensSettings {
	/** At an MX record: whether the addresses of its host and their PTRs agree. */
	readonly mailHosts: boolean;
	/** At the address of a mail host: for which domains it is one. */
	readonly mailAddresses: boolean;
	/** At an SOA record: when the serial was raised, and what has changed since. */
	readonly serial: boolean;
	/** At the SOA record of a reverse zone: how many of its addresses have a PTR. */
	readonly coverage: boolean;
	/** At a `$GENERATE`: how many records it makes. */
	readonly generated: boolean;
	/** At the first record of a host: how many records name it. */
	readonly references: boolean;
}

export const DEFAULT_LENSES: LensSettings = {
	mailHosts: true,
	mailAddresses: true,
	serial: true,
	coverage: true,
	generated: true,
	references: false,
};
