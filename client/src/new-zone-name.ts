import { addressFamily } from "./address-family.ts";
import { absolute, isNetwork, isReverseName, isZoneName } from "./zone-choice.ts";

/** Why a text is no name for a new forward zone; undefined if it is one. */
export function domainProblem(text: string): string | undefined {
	const name = text.trim();
	if (name === "" || !isZoneName(name) || absolute(name) === ".") return "Type a domain, such as example.com";
	return isReverseName(name) ? "This is a reverse zone: use New Reverse Zone, and type its network" : undefined;
}

/** Why a text is no network for a new reverse zone; undefined if it is one. */
export function networkProblem(text: string): string | undefined {
	const network = text.trim();
	const [address = "", length] = network.split("/");
	const family = addressFamily(address);
	if (family === 0) return "Type a network, such as 192.0.2.0/24, 192.0.2.64/26 or 2001:db8::/64";
	if (length === undefined || length === "") {
		return family === 4 ? "Add its length, such as /24" : "Add its length, such as /64";
	}
	if (!isNetwork(network))
		return `Type the first address of the network: bits behind /${length} are set, or /${length} is too long`;
	const bits = Number(length);
	if (family === 6) return bits > 0 && bits % 4 === 0 ? undefined : "The length of an IPv6 network is a multiple of 4";
	if (bits > 0 && (bits % 8 === 0 || (bits > 24 && bits < 32)))
		return bits < 32 ? undefined : "A single address has no zone";
	return `A reverse zone has whole octets: create one for each /${bits < 8 ? 8 : bits < 16 ? 16 : 24} in it`;
}
