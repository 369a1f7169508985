/** Whether mail can be addressed to a domain (RFC 5321 section 4.1.2): its labels are of letters, digits and hyphens. */
export function canHaveMailbox(domain: string): boolean {
	return /^(?:[a-z0-9-]+\.)+$/.test(domain);
}
