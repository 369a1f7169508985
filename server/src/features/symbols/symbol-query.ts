import { parseAddress } from "../../records/address.ts";
import { typeCodeOf } from "../../records/type-code.ts";
import { toOctets } from "../../text/utf8.ts";

/** What somebody looks for in all zones. */
export type SymbolQuery =
	/** Zones whose name has a text in it; all of them where it is empty. */
	| { readonly kind: "zones"; readonly text: string }
	/** Addresses that begin with so many bits. */
	| { readonly kind: "addresses"; readonly octets: Uint8Array; readonly bits: number }
	/** Records of a type, with a text in their owner or in the name that they lead to. */
	| { readonly kind: "type"; readonly code: number; readonly text: string }
	/** Names with labels: the first ends so, the last begins so, and those between are the same. */
	| { readonly kind: "names"; readonly labels: readonly Uint8Array[]; readonly isWhole: boolean };

/** Reads `mail`, `mail.exam`, `192.0.2.25`, `192.0.2.`, `2001:db8::25`, `MX`, `MX mail`, `zone:example`. */
export function readSymbolQuery(text: string): SymbolQuery {
	const query = text.trim();
	if (query === "") return { kind: "zones", text: "" };
	const zone = /^zone:\s*(.*)$/i.exec(query);
	if (zone) return { kind: "zones", text: zone[1]!.toLowerCase() };
	const addresses = addressesMeant(query);
	if (addresses) return { kind: "addresses", ...addresses };
	const words = query.split(/\s+/);
	const type = words.findIndex((word) => word === word.toUpperCase() && typeOf(word) >= 0);
	if (type >= 0) {
		const rest = words.filter((_, index) => index !== type).join(" ");
		return { kind: "type", code: typeOf(words[type]!), text: rest.toLowerCase() };
	}
	const labels = query.toLowerCase().replace(/\.$/, "").split(".");
	return { kind: "names", labels: labels.map((label) => toOctets(label)), isWhole: query.endsWith(".") };
}

function typeOf(word: string): number {
	const octets = toOctets(word);
	return typeCodeOf(octets, 0, octets.length);
}

/** The address that a text is or begins: `192.0.2.` and `2001:db8:` mean all that go on so. */
function addressesMeant(text: string): { readonly octets: Uint8Array; readonly bits: number } | undefined {
	const whole = parseAddress(text);
	if (whole) return { octets: whole, bits: whole.length * 8 };
	if (/^(\d{1,3}\.){1,3}$/.test(text) || /^\d{1,3}(\.\d{1,3}){1,2}$/.test(text)) {
		const given = text.split(".").filter((octet) => octet !== "");
		const octets = parseAddress([...given, "0", "0", "0"].slice(0, 4).join("."));
		return octets && { octets, bits: given.length * 8 };
	}
	if (!/^([0-9a-f]{1,4}:){1,7}:?$/i.test(text)) return undefined;
	const octets = parseAddress(text.endsWith("::") ? text : `${text}:`);
	return octets && { octets, bits: text.split(":").filter((group) => group !== "").length * 16 };
}
