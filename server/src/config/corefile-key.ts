import { type Network, parseNetwork, reverseOriginOfNetwork } from "./network.ts";
import { zoneName } from "./zone-name.ts";

/** What the head of a server block, or a word behind a plugin, says. */
export interface CorefileKey {
	/** Several for a network that is no whole reverse zone. */
	readonly origins: readonly string[];
	/** `dns` or another protocol. */
	readonly scheme: string;
	readonly port: string;
}

const PORTS: Readonly<Record<string, string>> = {
	dns: "53",
	tls: "853",
	quic: "853",
	https: "443",
	https3: "443",
	grpc: "443",
};

/** No name, network or port is longer, with all its escapes. */
const MAX_LENGTH = 1100;

/**
 * Reads `example.com`, `tls://example.com:8853`, `:1053` (the root) or a network in CIDR notation, `192.0.2.0/24`: the
 * reverse zones that make it up (CoreDNS Manual, "Reverse Zones"). Undefined if it is none of these.
 */
export function corefileKey(written: string): CorefileKey | undefined {
	if (written.length > MAX_LENGTH || /\s/.test(written)) return undefined;
	const [, scheme = "dns", rest = ""] = /^(?:([a-z0-9]+):\/\/)?(.*)$/i.exec(written)!;
	const defaultPort = PORTS[scheme.toLowerCase()];
	if (defaultPort === undefined) return undefined;
	const [, name = "", port = defaultPort] = /^(.*?)(?::([\w{$%}-]+))?$/.exec(withoutIpv6(rest))!;
	const host = rest.slice(0, name.length);
	const origins = /^[0-9a-f.:]+\/\d+$/i.test(host) ? reverseZones(networkOf(host)) : namedZone(host);
	return origins.length === 0 ? undefined : { origins, scheme: scheme.toLowerCase(), port };
}

function namedZone(host: string): string[] {
	const origin = zoneName(host === "" ? "." : host);
	return origin ? [origin] : [];
}

/** The text with the colons of an IPv6 network replaced, so that one before a port can be told from them. */
function withoutIpv6(text: string): string {
	return text.replace(/^[0-9a-f:.]*:[0-9a-f:.]*(?=\/)/i, (address) => "x".repeat(address.length));
}

/** A network; CoreDNS passes over bits that are set behind the prefix. */
function networkOf(text: string): Network | undefined {
	const [address, digits = ""] = text.split("/");
	const whole = parseNetwork(address!);
	const length = Number(digits);
	if (!whole || !/^\d{1,3}$/.test(digits) || length > whole.length) return undefined;
	return { octets: masked(whole.octets, length), length };
}

/** Whole octets, or whole digits of IPv6, make a reverse zone: a network between two of them is several. */
function reverseZones(network: Network | undefined): string[] {
	if (!network) return [];
	const { octets, length } = network;
	const step = octets.length === 4 ? 8 : 4;
	const whole = Math.ceil(length / step) * step;
	return Array.from({ length: 2 ** (whole - length) }, (_, index) => {
		const last = [...octets];
		if (whole > length) last[(whole - 1) >> 3]! += index << (whole % 8 === 0 ? 0 : 4);
		return octets.length === 4 && whole === 32
			? `${[...last].reverse().join(".")}.in-addr.arpa.`
			: reverseOriginOfNetwork({ octets: last, length: whole })!;
	});
}

function masked(octets: readonly number[], length: number): number[] {
	return octets.map((octet, index) => octet & ~(255 >> Math.min(8, Math.max(0, length - index * 8))) & 255);
}
