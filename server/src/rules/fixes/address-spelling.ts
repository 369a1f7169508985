import { addressText, parseAddress } from "../../records/address.ts";

/** An address as text, in the style in which another one is written: in capitals, without `::`, with all zeros. */
export function addressLike(written: string, octets: Uint8Array): string {
	const model = parseAddress(written);
	if (octets.length === 4 || model?.length !== 16) return addressText(octets);
	const style = STYLES.find((write) => write(model) === written);
	return (style ?? addressText)(octets);
}

/** Ways to write an IPv6 address. */
const STYLES: readonly ((octets: Uint8Array) => string)[] = [
	addressText,
	(octets) => addressText(octets).toUpperCase(),
	(octets) => groupsOf(octets).join(":"),
	(octets) => groupsOf(octets).join(":").toUpperCase(),
	(octets) => padded(octets),
	(octets) => padded(octets).toUpperCase(),
];

function groupsOf(octets: Uint8Array): string[] {
	return Array.from({ length: 8 }, (_, group) => ((octets[group * 2]! << 8) | octets[group * 2 + 1]!).toString(16));
}

function padded(octets: Uint8Array): string {
	return groupsOf(octets)
		.map((group) => group.padStart(4, "0"))
		.join(":");
}
