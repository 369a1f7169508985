/** Why a look-up has no answer. */
export type LookupFailure =
	| "timeout"
	| "refused"
	| "server-failure"
	| "unreachable"
	| "truncated"
	| "bad-answer"
	| "bad-name"
	| "cancelled";

/** What a look-up gave: records, the word that there is no such name, or no record of that type, or nothing that can be used. */
export type Answer<Value> =
	| { readonly kind: "found"; readonly values: readonly Value[] }
	| { readonly kind: "no-name" }
	| { readonly kind: "no-data" }
	| { readonly kind: "failed"; readonly failure: LookupFailure };

/** What a failure means, and what is to be done about it; they go on after what was looked up. */
export const FAILURE_WORDS: Readonly<Record<LookupFailure, string>> = {
	timeout: "no DNS server answered in time: try again, or name another server in zoneTrio.live.servers",
	refused: "the DNS server refused to answer (REFUSED): it does not serve this name, or not to you",
	"server-failure":
		"the DNS server could not find out (SERVFAIL): the servers of the zone do not answer, or its signatures are wrong",
	unreachable: "no DNS server could be reached: is there a network?",
	truncated:
		"the answer is too long for UDP, and the DNS server answers no questions over TCP: open port 53 for TCP as well",
	"bad-answer": "the DNS server answered what cannot be understood",
	"bad-name": "this name cannot be looked up",
	cancelled: "the look-up was given up",
};

/** The values of an answer; none where there is nothing. */
export function valuesOf<Value>(answer: Answer<Value>): readonly Value[] {
	return answer.kind === "found" ? answer.values : [];
}
