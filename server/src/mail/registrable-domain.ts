import { getDomain, parse } from "tldts";

/**
 * The registrable domain of a name: the public suffix and one label, such as `example.co.uk` of `mail.example.co.uk.`.
 * Lower case, without the last dot; undefined for a public suffix itself, the root and an address.
 *
 * Only the suffixes that registries run count (the "ICANN" part of the Public Suffix List). The private part lists
 * `compute-1.amazonaws.com` and the like, under which a provider names its customers' machines: there the provider is
 * who the domain belongs to.
 */
export function registrableDomain(name: string): string | undefined {
	if (name !== asked) {
		asked = name;
		answer = getDomain(name.toLowerCase(), OPTIONS) ?? undefined;
	}
	return answer;
}

/** The last question and its answer: it is asked of one zone for all its names. */
let asked: string | undefined;
let answer: string | undefined;

const OPTIONS = { allowPrivateDomains: false, extractHostname: false, validateHostname: false } as const;

/** Whether a name of one label is a top-level domain that registries know. */
export function isTopLevelDomain(name: string): boolean {
	return parse(`example.${name.toLowerCase()}`, OPTIONS).isIcann === true;
}
