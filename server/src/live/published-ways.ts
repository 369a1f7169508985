import { type HostOverview, type MailWay, type Step, type WayNote, worst } from "../features/report/mail-overview.ts";
import { GENERIC, STATUS_WORDS, type Status, type Verdict } from "../features/status-words.ts";
import type { PublishedAddress, PublishedDomain, PublishedExchange } from "./published-mail.ts";
import { GREETING_FAILURE_WORDS } from "./smtp-greeting.ts";

/** Draws the ways of a domain's mail as they are published. */
export function publishedWays({ domain, mx, exchanges, failure }: PublishedDomain): readonly HostOverview[] {
	const start: Step = { role: "Domain", names: [{ text: domain }], verdict: "fine" };
	if (exchanges.length === 0) {
		const verdict: Verdict = mx === "failed" ? "open" : "problem";
		const word = mx === "failed" ? (failure ?? "not known") : mx === "no-name" ? "does not exist" : "takes no mail";
		const way = wayOf([start, { role: "MX", names: [], verdict, word }], ["unknown"], false, []);
		return [{ host: domain, verdict: way.verdict, ways: [way] }];
	}
	return exchanges.map((exchange) => {
		const ways = exchangeWays(start, exchange, mx === "implicit");
		return { host: exchange.exchange, verdict: worst(ways.map(({ verdict }) => verdict)), ways };
	});
}

function exchangeWays(start: Step, exchange: PublishedExchange, isImplicit: boolean): MailWay[] {
	const { preference, status, end, addresses, failure } = exchange;
	const isTold = status === "cname" || status === "null";
	const host: Step = {
		role: isImplicit ? "no MX, so" : `MX ${preference}`,
		names: [{ text: exchange.exchange }],
		verdict: isTold ? STATUS_WORDS[status].verdict : "fine",
		...(isTold && { word: status === "null" ? "takes no mail" : status }),
	};
	const steps = [start, host];
	if (end !== undefined) steps.push({ role: "Alias of", names: [{ text: end }], verdict: "fine" });
	if (addresses.length > 0) return addresses.map((address) => addressWay(steps, status, address));
	if (status !== "null") {
		const word = failure ?? (status === "cname" ? "no-address" : status);
		steps.push({ role: "Address", names: [], verdict: failure === undefined ? "problem" : "open", word });
	}
	return [wayOf(steps, [status], false, [])];
}

function addressWay(steps: readonly Step[], hostStatus: Status, published: PublishedAddress): MailWay {
	const { address, reverseName, status, pointers, generic, failure, greeting } = published;
	const { verdict } = STATUS_WORDS[status];
	const step: Step = { role: address.includes(":") ? "AAAA" : "A", names: [{ text: address }], verdict: "fine" };
	const back: Step[] = [];
	if (pointers.length === 0) {
		back.push({ role: "PTR at", names: [{ text: reverseName }], verdict, word: failure ?? status });
	} else {
		const isBad = generic && verdict !== "problem";
		back.push({
			role: "PTR",
			names: pointers.map((text) => ({ text })),
			verdict: isBad ? "problem" : "fine",
			...(isBad && { word: GENERIC }),
		});
		const text = status === "ok" ? address : status === "unconfirmed" ? "another address, or none" : "not known";
		back.push({ role: "Back to", names: [{ text }], verdict, ...(status !== "ok" && { word: failure ?? status }) });
	}
	const isGeneric = generic && verdict !== "problem";
	return wayOf([...steps, step, ...back], [hostStatus, status], isGeneric, notesOf(greeting));
}

function notesOf(greeting: PublishedAddress["greeting"]): WayNote[] {
	if (!greeting) return [];
	if (greeting.kind === "greeted") return [{ text: "greets as", name: greeting.name }];
	return [
		{ text: GREETING_FAILURE_WORDS[greeting.failure], ...(greeting.told !== undefined && { name: greeting.told }) },
	];
}

function wayOf(
	steps: readonly Step[],
	statuses: readonly Status[],
	generic: boolean,
	notes: readonly WayNote[],
): MailWay {
	const told = [...new Set(statuses)].filter((status) => status !== "ok");
	return {
		steps,
		statuses: told.length > 0 ? told : ["ok"],
		generic,
		notes,
		verdict: worst(steps.map(({ verdict }) => verdict)),
	};
}
