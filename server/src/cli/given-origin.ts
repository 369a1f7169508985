import { zoneName } from "../config/zone-name.ts";

/**
 * The zone that a command line names, absolute and in lower case; undefined if it is no name. What is not
 * ASCII is meant as it stands in zone files, where its octets of UTF-8 make the name.
 */
export function givenOrigin(written: string): string | undefined {
	const octets = (character: string) => [...Buffer.from(character)].map((octet) => `\\${octet}`).join("");
	return zoneName(written)?.replace(/[^\x00-\x7f]/gu, octets);
}
