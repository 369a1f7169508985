import { codeSpan } from "../code-span.ts";
import { VERDICT_MARKS, type Verdict } from "../status-words.ts";
import type { MailOverview, MailWay, OverviewCounts, Step, WayNote } from "./mail-overview.ts";
import { usedWords, WAY_WORDS, wordsOfWay } from "./used-words.ts";

/** A line of a table, and what is to be thought of the way that it draws. */
interface Line {
	readonly verdict: Verdict;
	readonly text: string;
}

/**
 * Writes the report, in small steps, in the Markdown of GitHub, to be read in a pull request: what is wrong first, what
 * is fine folded.
 */
export function* reportMarkdownSteps(overview: MailOverview): Generator<void, string> {
	const receiving: Line[] = [];
	for (const { domain, view, hosts, published } of overview.domains) {
		const subject = view === "" ? code(domain) : `${code(domain)} in view ${code(view)}`;
		for (const { ways } of hosts) receiving.push(...ways.map((way) => line(subject, way)));
		for (const { ways } of published?.hosts ?? []) {
			receiving.push(...ways.map((way) => line(`${code(domain)} in the DNS`, way)));
		}
		yield;
	}
	const sending: Line[] = [];
	for (const { way } of overview.senders) {
		sending.push(line(stepText(way.steps[0]!), way));
		yield;
	}
	const meanings = (yield* usedWords(overview)).map((word) => {
		const { meaning, consequence } = WAY_WORDS[word];
		return `- **${word}**: ${meaning}. ${consequence}\n`;
	});
	return [
		"# Mail report\n",
		`${countsInWords(overview.counts)}\n`,
		...part("Domain", receiving),
		...(sending.length > 0 ? ["## Addresses that send\n", ...part("Sends by", sending)] : []),
		...(meanings.length > 0 ? ["## What the words mean\n", meanings.join("")] : []),
	].join("\n");
}

function countsInWords({ domains, hosts, senders, problems, open }: OverviewCounts): string {
	if (domains === 0 && senders === 0) return "No domain here has mail";
	const counted = (count: number, word: string, words = `${word}s`) => `${count} ${count === 1 ? word : words}`;
	const found = [`**${counted(problems, "problem")}**`, `${open} not known`];
	const there = [
		counted(domains, "domain"),
		counted(hosts, "mail host"),
		counted(senders, "sending address", "sending addresses"),
	];
	return `${found.join(", ")} in ${there.join(", ")}`;
}

function part(head: string, lines: readonly Line[]): string[] {
	const fine = lines.filter(({ verdict }) => verdict === "fine");
	const others = lines.filter(({ verdict }) => verdict !== "fine");
	const parts: string[] = [];
	if (others.length > 0) parts.push(table(head, others));
	if (fine.length > 0) {
		const summary = `${fine.length} ${fine.length === 1 ? "way" : "ways"} of mail without a problem`;
		parts.push(`<details>\n<summary>${summary}</summary>\n\n${table(head, fine)}\n</details>\n`);
	}
	return parts;
}

function table(head: string, lines: readonly Line[]): string {
	const rows = lines.map(({ text }) => text).join("");
	return `| ${head} | The way of its mail | State |\n| --- | --- | --- |\n${rows}`;
}

/** The line of a way; `subject` is whose mail it is. */
function line(subject: string, way: MailWay): Line {
	const { verdict, notes } = way;
	const steps = way.steps.slice(1).map(stepText).join(" → ");
	const state = [`${VERDICT_MARKS[verdict]} ${wordsOfWay(way).join(", ")}`, ...notes.map(noteText)];
	return { verdict, text: `| ${subject} | ${steps} | ${state.join(", ")} |\n` };
}

function stepText({ role, names, verdict, word }: Step): string {
	const text = [role, ...names.map((name) => code(name.text))].join(" ");
	return verdict === "fine" ? text : `**${VERDICT_MARKS[verdict]}** ${text} **${word}**`;
}

function noteText({ text, name }: WayNote): string {
	return name === undefined ? text : `${text} ${code(name)}`;
}

/** A code span for a table. */
function code(text: string): string {
	return codeSpan(text).replaceAll("|", "\\|");
}
