const OCTET = /^(?:0|[1-9]\d{0,2})$/;

/** 4 or 6 for an address as people and zone files write it; 0 for what is none. */
export function addressFamily(text: string): 4 | 6 | 0 {
	const octets = text.split(".");
	if (octets.length === 4 && octets.every((octet) => OCTET.test(octet) && Number(octet) < 256)) return 4;
	return /^[\da-f:.]+$/i.test(text) && isHostOfUrl(`[${text}]`) ? 6 : 0;
}

/** URLs have IPv6 addresses in brackets, and nothing else. */
function isHostOfUrl(host: string): boolean {
	try {
		return new URL(`http://${host}/`).hostname !== "";
	} catch {
		return false;
	}
}
