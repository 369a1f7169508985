import { addressFamily } from "./address-family.ts";

/** What somebody says of a file: which zone it is, in which view, and what a classless reverse zone answers for. */
export interface ZoneChoice {
	/** Absolute or without the last dot. */
	readonly origin: string;
	readonly view?: string;
	/** `192.0.2.0/26` */
	readonly network?: string;
}

/** True for what can be the name of a zone, with or without the last dot (RFC 1035 section 2.3.4). */
export function isZoneName(text: string): boolean {
	return text !== "" && /^(\.|([^\s;"().]{1,63}\.)+)$/.test(absolute(text)) && text.length <= 254;
}

/** True for a name of a zone in which PTR records stand. */
export function isReverseName(text: string): boolean {
	return /(^|\.)(in-addr|ip6)\.arpa\.$/i.test(absolute(text));
}

/** True for the first address of a network and its length: `192.0.2.0/26`, `2001:db8::/48`. */
export function isNetwork(text: string): boolean {
	const [, address = "", length = ""] = /^([\da-f:.]+)\/(\d{1,3})$/i.exec(text) ?? [];
	const bits = bitsOf(address);
	// As the server has it, no bit behind the prefix may be set.
	return Number(length) <= bits.length && bits.length > 0 && !bits.slice(Number(length)).includes("1");
}

/** The bits of an address, as a text of 0 and 1; empty if it is none. */
function bitsOf(address: string): string {
	const binary = (value: number, width: number) => value.toString(2).padStart(width, "0");
	if (addressFamily(address) === 4)
		return address
			.split(".")
			.map((octet) => binary(Number(octet), 8))
			.join("");
	if (addressFamily(address) !== 6 || address.includes(".")) return "";
	const [before = "", after] = address.split("::");
	const groups = (part: string) => (part === "" ? [] : part.split(":"));
	const [first, last] = [groups(before), groups(after ?? "")];
	const all = [...first, ...Array<string>(8 - first.length - last.length).fill("0"), ...last];
	return all.map((group) => binary(Number.parseInt(group, 16), 16)).join("");
}

/** True for what can be the name of a view. */
export function isViewName(text: string): boolean {
	return /^[^"\r\n\t]+$/.test(text);
}

/** The name with its last dot. */
export function absolute(name: string): string {
	return name.endsWith(".") ? name : `${name}.`;
}
