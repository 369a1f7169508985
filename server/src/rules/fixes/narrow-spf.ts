import { type Network, networkText, parseNetwork } from "../../config/network.ts";
import { networkOf } from "../../mail/network-prefix.ts";
import { hasPrefix } from "../../mail/special-address.ts";
import type { SpfTerm } from "../../mail/spf.ts";
import { addressText } from "../../records/address.ts";
import type { Fix, Refusal } from "../fix.ts";
import { type SpfView, writtenTerm } from "../views/spf-view.ts";
import { stringsChange } from "./edit-strings.ts";
import { makeJointFix } from "./make-fix.ts";

/**
 * Passes a part of the network of an `ip4:` or `ip6:`, for which the user is asked, instead of the whole.
 *
 * @param widest the length in bits of the largest network that may take its place.
 */
export function narrowSpf(spf: SpfView, term: SpfTerm, widest: number): Fix {
	const { record } = spf;
	const written = writtenTerm(spf, term);
	const isIpv4 = term.address!.length === 4;
	return makeJointFix(
		{
			context: record.context,
			title: `Narrow ${written} to the network of your mail servers`,
			changes: (answer) => {
				const network = parseNetwork(answer);
				const refusal = network ? notWithin(network, term, widest) : noNetwork(answer);
				if (refusal) return refusal;
				return [stringsChange(record, [{ start: term.start, end: term.end, text: termOf(network!) }])];
			},
		},
		{
			question: {
				prompt: `Network in ${wholeText(term)} from which mail of ${record.owner} comes`,
				example: isIpv4 ? "192.0.2.0/24" : "2001:db8::/64",
				kind: "network",
			},
		},
	);
}

/** The `ip4:` or `ip6:` that passes a network, or a single address. */
export function termOf(network: Network): string {
	const { octets, length } = network;
	const isAlone = length === octets.length * 8;
	const text = isAlone ? addressText(Uint8Array.from(octets)) : networkText(network);
	return `${octets.length === 4 ? "ip4" : "ip6"}:${text}`;
}

function noNetwork(answer: string): Refusal {
	return { refusal: `${answer} is no network: write its first address and length, such as 192.0.2.0/24` };
}

function notWithin(network: Network, term: SpfTerm, widest: number): Refusal | undefined {
	if (!hasPrefix(Uint8Array.from(network.octets), term.address!, lengthOf(term))) {
		return { refusal: `${networkText(network)} is no part of ${wholeText(term)}` };
	}
	if (network.length >= widest) return undefined;
	return { refusal: `${networkText(network)} is still larger than a /${widest}: name the network of your own servers` };
}

function wholeText(term: SpfTerm): string {
	return `${addressText(networkOf(term.address!, lengthOf(term)))}/${lengthOf(term)}`;
}

function lengthOf({ address, prefix4, prefix6 }: SpfTerm): number {
	return address!.length === 4 ? prefix4 : prefix6;
}
