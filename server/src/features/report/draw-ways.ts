import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { RecordId } from "../../tables/record-table.ts";
import type { AddressState, DomainState, ExchangeState, FollowedAddress, SenderState } from "../../trio/mail-state.ts";
import type { ReportedExchange } from "../../trio/reported-mail.ts";
import type { Pointer } from "../../trio/status.ts";
import type { Universe } from "../../workspace/universe.ts";
import { causeOfAddress, causeOfHost } from "../mail-cause.ts";
import type { MailVerdict } from "../mail-row.ts";
import { isProblem, verdictOfAddress, verdictOfExchange } from "../mail-verdict.ts";
import { GENERIC, STATUS_WORDS, type Status, type Verdict } from "../status-words.ts";
import { type DomainOverview, type MailWay, type Step, type StepName, worst } from "./mail-overview.ts";
import { recordPlace } from "./record-place.ts";

/** What the target of a PTR has. */
const POINTER_WORDS: Readonly<Record<Pointer["state"], string>> = {
	confirmed: "this address",
	differs: "another address",
	absent: "no address",
	outside: "addresses not read here",
};

/** Draws the ways of a domain's mail. */
export function domainWays(context: RuleContext, state: DomainState): DomainOverview {
	const { domain, view } = state.reported;
	const start: Step = {
		role: "Domain",
		names: [{ text: domain }],
		verdict: "fine",
	};
	const hosts = state.exchanges.map((exchange) => {
		const ways = hostWays(context, state.universe, start, exchange);
		return { host: exchange.reported.exchange, verdict: worst(ways.map(({ verdict }) => verdict)), ways };
	});
	return { domain, view, verdict: worst(hosts.map(({ verdict }) => verdict)), hosts };
}

/** Draws the way back from an address that sends. */
export function senderWay(context: RuleContext, { reported, universe, address: id, chain }: SenderState): MailWay {
	const [kind = "", domain] = reported.source.split(" ");
	const start: Step = {
		role: domain === undefined ? "Named by" : `${kind.toUpperCase()} of`,
		names: [{ text: domain ?? "a remark or setting" }],
		verdict: "fine",
	};
	const address: Step = { role: "Address", names: [{ text: reported.address }], verdict: "fine" };
	const followed = { reported: { ...reported, sending: true }, chain };
	const judged = judgedAddress(context, universe, { ...followed, address: id });
	const notes = reported.helo === null ? [] : [{ text: "greets as", name: reported.helo }];
	const steps = [start, address, ...wayBack(context, followed, judged)];
	return way(steps, { statuses: [reported.status], generic: judged.generic, notes });
}

function hostWays(
	context: RuleContext,
	universe: Universe,
	start: Step,
	{ reported, exchange, addresses }: ExchangeState,
): MailWay[] {
	const { status, preference, end } = reported;
	const isHere = status === "cname" || status === "null";
	const host: Step = {
		role: `MX ${preference}`,
		names: [nameOf(context, reported.exchange, exchange.record)],
		verdict: isHere ? inReport(verdictOfExchange(exchange)) : "fine",
		...(isHere && { word: status === "null" ? "takes no mail" : status }),
		...(status === "cname" && { cause: causeOfHost(reported.exchange) }),
	};
	const steps = [start, host];
	if (end !== undefined) {
		steps.push({ role: "Alias of", names: [nameOf(context, end, exchange.aliases[0])], verdict: "fine" });
	}
	if (addresses.length > 0) return addresses.map((address) => addressWay(context, universe, steps, status, address));
	if (status !== "null") steps.push(noAddress(reported, exchange.zone === undefined));
	return [way(steps, { statuses: [status], generic: false, notes: [] })];
}

/** The step to addresses that are not there, or not to be seen. An alias says nothing about that itself. */
function noAddress({ status, exchange }: ReportedExchange, isOutside: boolean): Step {
	const word = status === "cname" ? (isOutside ? "outside" : "no-address") : status;
	return { role: "Address", names: [], verdict: STATUS_WORDS[word].verdict, word, cause: causeOfHost(exchange) };
}

function addressWay(
	context: RuleContext,
	universe: Universe,
	steps: readonly Step[],
	hostStatus: Status,
	state: AddressState,
): MailWay {
	const { address, status } = state.reported;
	const role = address.includes(":") ? "AAAA" : "A";
	const step: Step = { role, names: [nameOf(context, address, state.records[0])], verdict: "fine" };
	const judged = judgedAddress(context, universe, state);
	const notes = notesOfAddress(context, state, judged).map((text) => ({ text }));
	const back = wayBack(context, state, judged);
	return way([...steps, step, ...back], { statuses: [hostStatus, status], generic: judged.generic, notes });
}

function notesOfAddress({ notes }: RuleContext, { reported, address }: AddressState, { generic }: Judged): string[] {
	const part = notes.isNoMail(address) ? "takes no part in mail" : "only receives";
	return [...(reported.sending ? [] : [part]), ...(reported.generic && !generic ? [GENERIC] : [])];
}

/** What is to be thought of the way back from an address. */
interface Judged {
	/** That of the way but for a name like that of a dial-up line. */
	readonly verdict: Verdict;
	/** Whether such a name is what is wrong: a PTR that does not lead back is to be changed anyway. */
	readonly generic: boolean;
}

function judgedAddress(
	context: RuleContext,
	universe: Universe,
	{ address, ...followed }: Omit<AddressState, "records">,
): Judged {
	const verdict = inReport(verdictOfAddress(context, universe, address, followed));
	const ofStatus = STATUS_WORDS[followed.reported.status].verdict;
	const generic = verdict === "problem" && ofStatus !== "problem";
	return { verdict: generic ? ofStatus : verdict, generic };
}

/** How a judgement is drawn, in which a problem is one however grave it is. */
function inReport(verdict: MailVerdict): Verdict {
	if (isProblem(verdict)) return "problem";
	return verdict === "unknown" ? "open" : "fine";
}

/** The steps from an address to its PTRs and back to the address; they end where the way breaks. */
function wayBack(
	context: RuleContext,
	{ reported: { address }, chain: { status, endName, aliases, pointers, external } }: FollowedAddress,
	{ verdict, generic }: Judged,
): Step[] {
	const cause = causeOfAddress(address);
	const steps: Step[] = [];
	if (aliases.length > 0) {
		steps.push({ role: "CNAME to", names: [nameOf(context, endName, aliases[0])], verdict: "fine" });
	}
	if (pointers.length === 0) {
		const word = external ? "hosted elsewhere" : status;
		return [...steps, { role: "PTR at", names: [{ text: endName }], verdict, word, cause }];
	}
	const targets = [...new Map(pointers.map((pointer) => [pointer.target, pointer])).values()].sort((one, other) =>
		one.target < other.target ? -1 : 1,
	);
	steps.push({
		role: "PTR",
		names: targets.map(({ target, record }) => nameOf(context, target, record)),
		verdict: generic ? "problem" : "fine",
		...(generic && { word: GENERIC, cause }),
	});
	steps.push({
		role: "Back to",
		names: backNames(targets, address),
		verdict,
		...(status !== "ok" && { word: status }),
		cause,
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
	return { ...facts, steps, statuses, verdict: worst(steps.map(({ verdict }) => verdict)) };
}

function nameOf(context: RuleContext, text: string, record: RecordId | undefined): StepName {
	const place = record === undefined || record < 0 ? undefined : recordPlace(context, record);
	return { text, ...(place && { place }) };
}
