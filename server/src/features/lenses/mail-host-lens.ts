import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { RecordId } from "../../tables/record-table.ts";
import type { AddressChain, AddressStatus, Exchange } from "../../trio/status.ts";
import type { Universe } from "../../workspace/universe.ts";
import { locationOf } from "../places/location.ts";
import { STATUS_WORDS, VERDICT_MARKS } from "../status-words.ts";
import type { LensWords } from "./lens.ts";

/** The gravest first. */
const ORDER: readonly Exclude<AddressStatus, "ok">[] = ["missing", "unconfirmed", "unverified", "unknown"];

/** What the addresses of a host lack: of one, and of several. */
const LACKS: Readonly<Record<Exclude<AddressStatus, "ok">, readonly [one: string, several: string]>> = {
	missing: ["lacks a PTR", "lack a PTR"],
	unconfirmed: ["has a PTR that names another host", "have PTRs that name other hosts"],
	unverified: ["has a PTR to a host outside these zones", "have PTRs to hosts outside these zones"],
	unknown: ["has its PTR in a zone that is not here", "have their PTRs in zones that are not here"],
};

/** Whether A, MX and PTR of the host that an MX names agree. */
export function mailHostWords(context: RuleContext, universe: Universe, record: RecordId): LensWords {
	const exchange = context.chains.exchange(universe, record);
	const { status, addresses } = exchange;
	if (status !== "ok" && (status !== "cname" || addresses.length === 0)) {
		return { title: `${VERDICT_MARKS[STATUS_WORDS[status].verdict]} ${STATUS_WORDS[status].meaning}`, action: REPORT };
	}
	const chains = addresses.map((address) => context.chains.chain(universe, address));
	const worst = ORDER.find((one) => chains.some((chain) => chain.status === one && !chain.external));
	if (worst) return lackWords(context, exchange, chains, worst);
	// What the user says is fine elsewhere is taken as fine.
	const count = addresses.length > 1 ? ` (${addresses.length} addresses)` : "";
	const agree = chains.some((chain) => chain.external) ? "A and MX agree, the PTR is elsewhere" : "A, MX and PTR agree";
	if (status === "cname") return { title: `✗ ${STATUS_WORDS.cname.meaning}`, action: REPORT };
	return { title: `✓ ${agree}${count}`, action: REPORT };
}

const REPORT = { kind: "mail-report" } as const;

function lackWords(
	context: RuleContext,
	{ addressRecords }: Exchange,
	chains: readonly AddressChain[],
	worst: Exclude<AddressStatus, "ok">,
): LensWords {
	const { reference } = context.workspace.tables.records;
	const lacking = chains.filter(({ status, external }) => status === worst && !external);
	const addresses = new Set<number>(lacking.map(({ address }) => address));
	const [one, several] = LACKS[worst];
	const who = chains.length === 1 ? "its address" : `${lacking.length} of ${chains.length} addresses`;
	const places = addressRecords
		.filter((record) => addresses.has(reference[record]!))
		.flatMap((record) => locationOf(context, record) ?? []);
	return {
		title: `${VERDICT_MARKS[STATUS_WORDS[worst].verdict]} ${who} ${lacking.length === 1 ? one : several}`,
		action: places.length > 0 ? { kind: "show", places } : REPORT,
	};
}
