import { hasPrefix } from "./special-address.ts";
import type { SpfTerm } from "./spf.ts";

/** Addresses whose first `length` bits are those of `address`. */
export interface AddressPrefix {
	readonly address: Uint8Array;
	readonly length: number;
}

/** Whether a prefix has no more than one address. */
export function isSingle({ address, length }: AddressPrefix): boolean {
	return length === address.length * 8;
}

/** What the SPF record of a domain says, its names looked up; the same for each domain that includes it. */
export interface SpfPolicy {
	readonly domain: string;
	/** `outside` if no loaded zone has the record, so that any result is possible. */
	readonly state: "record" | "none" | "permerror" | "outside";
	/** Without steps unless there is a record. */
	readonly content: SpfContent;
}

/**
 * What a record says, its names looked up: the same for all domains whose records have the same text, unless it speaks of the domain itself
 * (`a`, `mx`) and these have other addresses.
 */
export interface SpfContent {
	readonly text: string;
	/** What `a` and `mx` of the domain itself come to. */
	readonly own: OwnHosts;
	readonly steps: readonly SpfStep[];
	/** Where to go on if no step matches. */
	readonly redirect: SpfStep | undefined;
	/**
	 * The policies that it names itself, and those that these lead to, the nearest first: of these no more than `MOST_FOLLOWED`. What is not
	 * among them is taken for a record outside.
	 */
	readonly followed: ReadonlySet<SpfPolicy>;
	/** Whether all that it leads to is among them. */
	readonly isFollowedWhole: boolean;
}

/** What a record that speaks of its own domain is told of it; undefined where it does not ask. */
export interface OwnHosts {
	readonly addresses: readonly Uint8Array[] | "outside" | undefined;
	readonly exchanges: readonly string[] | "outside" | undefined;
}

/** A term of a record, in the order of evaluation. It matches an address if any of these holds. */
export interface SpfStep {
	readonly term: SpfTerm;
	readonly text: string;
	/** The network of `ip4:` and `ip6:`. */
	readonly network: AddressPrefix | undefined;
	/** The addresses of each host of `a` and `mx`, the very lists that the zones gave: all matches whose first bits are the same, as many as the term says. */
	readonly hosts: readonly (readonly Uint8Array[])[];
	/** `all` and what the zones prove to match. */
	readonly always: boolean;
	/** It may match for reasons outside the zones. */
	readonly maybe: boolean;
	/** The policy of `include:` and `redirect=`; undefined for other terms and where a macro names the domain. */
	readonly policy: SpfPolicy | undefined;
	/** It is a permanent error, whatever the address. */
	readonly error: boolean;
	/** It counts towards the limit of lookups. */
	readonly lookup: boolean;
}

/** The terms of a policy in the order of evaluation, `redirect=` at the end. */
export function stepsOf({ content: { steps, redirect } }: SpfPolicy): readonly SpfStep[] {
	return redirect === undefined ? steps : [...steps, redirect];
}

/** The policies that `include:` and `redirect=` name. */
export function includedBy({ steps, redirect }: Pick<SpfContent, "steps" | "redirect">): readonly SpfPolicy[] {
	const included = steps.flatMap((step) => step.policy ?? []);
	return redirect?.policy === undefined ? included : [...included, redirect.policy];
}

/** Whether a policy is followed from another one, or is that. */
export function isFollowed(policy: SpfPolicy, from: SpfPolicy): boolean {
	return policy === from || from.content.followed.has(policy);
}

/** Whether an address is one of those that a step names. */
export function namesAddress({ term, network, hosts }: SpfStep, address: Uint8Array): boolean {
	if (network !== undefined) return hasPrefix(address, network.address, network.length);
	const length = lengthFor(term, address);
	return hosts.some((addresses) => addresses.some((one) => hasPrefix(address, one, length)));
}

/** The prefixes that a step names. */
export function prefixesOf({ term, network, hosts }: SpfStep): AddressPrefix[] {
	if (network !== undefined) return [network];
	return hosts.flatMap((addresses) => addresses.map((address) => ({ address, length: lengthFor(term, address) })));
}

function lengthFor({ prefix4, prefix6 }: SpfTerm, { length }: Uint8Array): number {
	return length === 4 ? prefix4 : prefix6;
}

const TEXTS = new WeakMap<readonly Uint8Array[], string>();

/** Addresses as text, by which two lists can be compared; the text of a list is made once. */
export function textOfAddresses(addresses: readonly Uint8Array[]): string {
	let text = TEXTS.get(addresses);
	if (text === undefined) {
		text = addresses.join(" ");
		TEXTS.set(addresses, text);
	}
	return text;
}
