import type { RecordId } from "../../tables/record-table.ts";
import type { AddressState, DomainState, ExchangeState, SenderState } from "../../trio/mail-state.ts";
import type { ReportedExchange } from "../../trio/reported-mail.ts";
import type { AddressChain, Pointer } from "../../trio/status.ts";
import {
	type DomainOverview,
	type MailWay,
	type RecordPlace,
	type Step,
	type StepName,
	worst,
} from "./mail-overview.ts";
import { GENERIC, STATUS_WORDS, type Status } from "./status-words.ts";

/** Tells where a record is written; undefined where there is none, or its text is not at hand. */
export type FindPlace = (record: RecordId) => RecordPlace | undefined;

/** What the target of a PTR has. */
const POINTER_WORDS: Readonly<Record<Pointer["state"], string>> = {
	confirmed: "this address",
	differs: "another address",
	absent: "no address",
	outside: "addresses not read here",
};

/** Draws the ways of a domain's mail. */
export function domainWays(state: DomainState, find: FindPlace): DomainOverview {
	const { domain, view } = state.reported;
	const start: Step = {
		role: "Domain",
		names: [{ text: domain }],
		verdict: "fine",
	};
	const hosts = state.exchanges.map((exchange) => {
		const ways = hostWays(start, exchange, find);
		return { host: exchange.reported.exchange, verdict: worst(ways.map(({ verdict }) => verdict)), ways };
	});
	return { domain, view, verdict: worst(hosts.map(({ verdict }) => verdict)), hosts };
}

/** Draws the way back from an address that sends. */
export function senderWay({ reported, chain }: SenderState, find: FindPlace): MailWay {
	const [kind = "", domain] = reported.source.split(" ");
	const start: Step = {
		role: domain === undefined ? "Named by" : `${kind.toUpperCase()} of`,
		names: [{ text: domain ?? "a remark or setting" }],
		verdict: "fine",
	};
	const address: Step = { role: "Address", names: [{ text: reported.address }], verdict: "fine" };
	const generic = isWrong(reported.generic, reported.status);
	const back = wayBack(chain, { address: reported.address, generic }, find);
	const notes = reported.helo === null ? [] : [{ text: "greets as", name: reported.helo }];
	return way([start, address, ...back], { statuses: [reported.status], generic, notes });
}

function hostWays(start: Step, { reported, exchange, addresses }: ExchangeState, find: FindPlace): MailWay[] {
	const { status, preference, end } = reported;
	const { verdict } = STATUS_WORDS[status];
	const isHere = status === "cname" || status === "null";
	const host: Step = {
		role: `MX ${preference}`,
		names: [nameOf(reported.exchange, exchange.record, find)],
		verdict: isHere ? verdict : "fine",
		...(isHere && { word: status === "null" ? "takes no mail" : status }),
		...(status === "cname" && { cause: `cname ${reported.exchange}` }),
	};
	const steps = [start, host];
	if (end !== undefined) {
		steps.push({ role: "Alias of", names: [nameOf(end, exchange.aliases[0], find)], verdict: "fine" });
	}
	if (addresses.length > 0) return addresses.map((address) => addressWay(steps, status, address, find));
	if (status !== "null") steps.push(noAddress(reported, exchange.zone === undefined));
	return [way(steps, { statuses: [status], generic: false, notes: [] })];
}

/** The step to addresses that are not there, or not to be seen. An alias says nothing about that itself. */
function noAddress({ status, exchange, end = exchange }: ReportedExchange, isOutside: boolean): Step {
	const word = status === "cname" ? (isOutside ? "outside" : "no-address") : status;
	return { role: "Address", names: [], verdict: STATUS_WORDS[word].verdict, word, cause: `${word} ${end}` };
}

function addressWay(
	steps: readonly Step[],
	hostStatus: Status,
	{ reported, records, chain }: AddressState,
	find: FindPlace,
): MailWay {
	const { address, status, sending } = reported;
	const role = address.includes(":") ? "AAAA" : "A";
	const step: Step = { role, names: [nameOf(address, records[0], find)], verdict: "fine" };
	const generic = sending && isWrong(reported.generic, status);
	const notes = [...(sending ? [] : ["only receives"]), ...(reported.generic && !generic ? [GENERIC] : [])].map(
		(text) => ({ text }),
	);
	const back = wayBack(chain, { address, generic }, find);
	return way([...steps, step, ...back], { statuses: [hostStatus, status], generic, notes });
}

/** Whether a name like that of a dial-up line is what is wrong: a PTR that does not lead back is to be changed anyway. */
function isWrong(generic: boolean, status: Status): boolean {
	return generic && STATUS_WORDS[status].verdict !== "problem";
}

/** The steps from an address to its PTRs and back to the address; they end where the way breaks. */
function wayBack(
	{ status, endName, aliases, pointers, external }: AddressChain,
	{ address, generic }: { readonly address: string; readonly generic: boolean },
	find: FindPlace,
): Step[] {
	const { verdict } = STATUS_WORDS[status];
	const cause = verdict === "fine" ? {} : { cause: `${status} ${address}` };
	const steps: Step[] = [];
	if (aliases.length > 0) {
		steps.push({ role: "CNAME to", names: [nameOf(endName, aliases[0], find)], verdict: "fine" });
	}
	if (pointers.length === 0) {
		const word = external ? "hosted elsewhere" : status;
		return [...steps, { role: "PTR at", names: [{ text: endName }], verdict, word, ...cause }];
	}
	const targets = [...new Map(pointers.map((pointer) => [pointer.target, pointer])).values()].sort((one, other) =>
		one.target < other.target ? -1 : 1,
	);
	steps.push({
		role: "PTR",
		names: targets.map(({ target, record }) => nameOf(target, record, find)),
		verdict: generic ? "problem" : "fine",
		...(generic && { word: GENERIC, cause: `generic ${address}` }),
	});
	steps.push({
		role: "Back to",
		names: backNames(targets, address),
		verdict,
		...(status !== "ok" && { word: status }),
		...cause,
	});
	return steps;
}

/** What the PTRs lead to: the address if one of them does, else what each target has instead. */
function backNames(targets: readonly Pointer[], address: string): StepName[] {
	if (targets.some(({ state }) => state === "confirmed")) return [{ text: address }];
	return targets.map(({ target, state }) => {
		const found = POINTER_WORDS[state];
		return { text: targets.length > 1 ? `${target} has ${found}` : found };
	});
}

function way(
	steps: readonly Step[],
	facts: { readonly statuses: readonly Status[]; readonly generic: boolean; readonly notes: MailWay["notes"] },
): MailWay {
	const told = [...new Set(facts.statuses)].filter((status) => status !== "ok");
	const statuses = told.length > 0 ? told : (["ok"] as const);
	const verdicts = statuses.map((status) => STATUS_WORDS[status].verdict);
	const verdict = facts.generic ? "problem" : worst(verdicts);
	return { ...facts, steps, statuses, verdict };
}

function nameOf(text: string, record: RecordId | undefined, find: FindPlace): StepName {
	const place = record === undefined || record < 0 ? undefined : find(record);
	return { text, ...(place && { place }) };
}
