import { utcTime } from "../../records/utc-time.ts";
import { explained, type Verdict } from "../status-words.ts";
import { type Html, html } from "./html.ts";
import type {
	DomainOverview,
	HostOverview,
	MailWay,
	OverviewCounts,
	PublishedOverview,
	RecordPlace,
	SenderOverview,
	Step,
	StepName,
} from "./mail-overview.ts";
import { WAY_WORDS, type WayWord, wordsOfWay } from "./used-words.ts";

/** How the files of records are named. */
export interface ReportPaths {
	/** A path as people read it. */
	shown(path: string): string;
	/** The URI by which an editor opens it; undefined where a report is only read. */
	uri(path: string): string | undefined;
}

const VERDICTS: Readonly<Record<Verdict, string>> = { problem: "problem", open: "not known", fine: "ok" };

/** A domain with the ways of its mail. `id` is that of the element, for links to it. */
export function domainRow(overview: DomainOverview, paths: ReportPaths, id?: string): Html {
	const { domain, view, verdict, hosts, published } = overview;
	const ways = wayItems(hosts, `Mail for ${domain}`, paths);
	const shownView = view === "" ? undefined : html` <span class="view">in view <bdi>${view}</bdi></span>`;
	return html`<article class="row ${verdict}"${id !== undefined && html` id="${id}" tabindex="-1"`} data-verdict="${verdict}">
<h3${verdict === "fine" && view === "" && !published && html` class="unseen"`}>${domain}${shownView} <span class="verdict">${VERDICTS[verdict]}</span></h3>
${hosts.length > 0 && html`<ul class="ways" role="list">${ways}</ul>\n`}${published && publishedPart(published, domain, paths)}</article>
`;
}

/** What was looked up, below what the files have. */
function publishedPart({ time, hosts, remarks }: PublishedOverview, domain: string, paths: ReportPaths): Html {
	return html`<div class="published">
<h4>In the DNS, looked up <time datetime="${time}">${utcTime(new Date(time))}</time></h4>
<ul class="ways" role="list">${wayItems(hosts, `Published mail for ${domain}`, paths)}</ul>
${remarks.length > 0 && html`<ul class="remarks">${remarks.map((remark) => html`<li>${remark}</li>\n`)}</ul>\n`}</div>
`;
}

function wayItems(hosts: readonly HostOverview[], subject: string, paths: ReportPaths): Html[] {
	return hosts.flatMap(({ ways }) => ways.map((way) => wayItem(way, subject, paths)));
}

/** An address that sends, with the way back from it. */
export function senderRow({ address, way }: SenderOverview, paths: ReportPaths): Html {
	return html`<article class="row ${way.verdict}" data-verdict="${way.verdict}">
<h3 class="unseen">${address} <span class="verdict">${VERDICTS[way.verdict]}</span></h3>
<ul class="ways" role="list">${[wayItem(way, `Mail from ${address}`, paths)]}</ul>
</article>
`;
}

/** How much there is, as a list of numbers. */
export function countsList({ domains, hosts, senders, problems, open }: OverviewCounts): Html {
	return html`<dl class="counts">
${[count(domains, "domain"), count(hosts, "mail host"), count(senders, "sending address", "sending addresses")]}
<div${problems > 0 && html` class="problem"`}><dt>${problems === 1 ? "problem" : "problems"}</dt><dd>${problems}</dd></div>
<div${open > 0 && html` class="open"`}><dt>not known</dt><dd>${open}</dd></div>
</dl>
`;
}

/** What words mean. */
export function wordList(words: readonly WayWord[]): Html {
	return html`<dl class="words">
${words.map((word) => html`<dt>${word}</dt><dd>${explained(WAY_WORDS[word]).join(". ")}.</dd>\n`)}</dl>
`;
}

/** The way in words: how far mail gets. */
export function wayInWords({ steps }: MailWay, subject: string): string {
	const through = steps.slice(1).flatMap(({ role, names }) => (names[0] && role !== "Back to" ? [names[0].text] : []));
	const broken = steps.find(({ verdict }) => verdict === "problem") ?? steps.find(({ verdict }) => verdict === "open");
	if (broken?.role.startsWith("PTR at")) through.pop();
	const names = through.length > 0 ? ` through ${through.join(", ")}` : "";
	const at = broken && `“${broken.role}” (${broken.word})`;
	if (broken?.verdict === "problem") return `${subject}${names}: breaks at ${at}`;
	if (broken) return `${subject}${names}: not known from ${at} on`;
	return `${subject}${names}: ${steps.at(-1)?.word ?? "ok"}`;
}

function count(number: number, word: string, words = `${word}s`): Html {
	return html`<div><dt>${number === 1 ? word : words}</dt><dd>${number}</dd></div>\n`;
}

function wayItem(way: MailWay, subject: string, paths: ReportPaths): Html {
	const { steps, verdict, notes } = way;
	const said = verdict === "fine" ? [] : wordsOfWay(way).filter((word) => WAY_WORDS[word].verdict !== "fine");
	return html`<li class="way ${verdict}">
<ol class="steps" role="list" aria-label="${wayInWords(way, subject)}">${steps.map((step) => stepItem(step, verdict, paths))}</ol>${notes.map(
		({ text, name }) =>
			html`<p class="notes">${text}${name !== undefined && html` <span class="name">${name}</span>`}</p>`,
	)}${said.map((word) => {
		const { verdict: kind, meaning, consequence } = WAY_WORDS[word];
		return html`<p class="said ${kind}"><strong class="word">${word}</strong>: ${meaning}. ${consequence}</p>`;
	})}</li>
`;
}

function stepItem({ role, names, verdict, word }: Step, wayVerdict: Verdict, paths: ReportPaths): Html {
	return html`<li class="step ${verdict}"><span class="box"><span class="role">${role}</span> ${names.map((name) =>
		stepName(name, wayVerdict, paths),
	)}${word !== undefined && html` <strong class="word">${word}</strong>`}</span></li>
`;
}

function stepName({ text, place }: StepName, wayVerdict: Verdict, paths: ReportPaths): Html {
	if (!place) return html`<span class="said-here"><span class="name">${text}</span></span> `;
	const where = placeText(place, paths);
	const shown = wayVerdict !== "fine" && html` <span class="place">${where}</span>`;
	const uri = paths.uri(place.path);
	if (uri === undefined) return html`<span class="said-here"><span class="name">${text}</span>${shown}</span> `;
	const data = html`data-uri="${uri}" data-line="${place.line}" data-character="${place.character}"`;
	return html`<span class="said-here"><button type="button" class="name" ${data} title="Open ${where}">${text}</button>${shown}</span> `;
}

function placeText({ path, line }: RecordPlace, paths: ReportPaths): string {
	return `${paths.shown(path)}:${line + 1}`;
}
