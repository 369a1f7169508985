/** A thing that may be wrong or not known. Whatever domains and views it shows in, it is one, and counts once. */
export type MailCause = string;

/** A mail host as an MX names it: being no alias and having an address are up to the same entry. */
export function causeOfHost(exchange: string): MailCause {
	return `host ${exchange}`;
}

/** An address with the way back from it, whatever is wrong on that. */
export function causeOfAddress(address: string): MailCause {
	return `address ${address}`;
}
