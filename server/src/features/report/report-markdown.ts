import type { MailOverview, MailWay, OverviewCounts, Step, WayNote } from "./mail-overview.ts";
import { GENERIC, GENERIC_WORDS, STATUS_WORDS, type Verdict } from "./status-words.ts";

const MARKS: Readonly<Record<Verdict, string>> = { problem: "✗", open: "?", fine: "✓" };

/** A line of a table: whose mail it is, and the way that it takes. */
interface Line {
	readonly subject: string;
	readonly way: MailWay;
}

/** The report in the Markdown of GitHub, to be read in a pull request: what is wrong first, what is fine folded. */
export function reportMarkdown({ counts, domains, senders }: MailOverview): string {
	const lines = domains.flatMap(({ domain, view, hosts }) => {
		const subject = view === "" ? code(domain) : `${code(domain)} in view ${code(view)}`;
		return hosts.flatMap((host) => host.ways.map((way) => ({ subject, way })));
	});
	const sending = senders.map(({ way }) => ({ subject: stepText(way.steps[0]!), way }));
	const used = new Set([...lines, ...sending].flatMap(({ way }) => words(way)));
	const meanings = Object.entries({ ...STATUS_WORDS, [GENERIC]: GENERIC_WORDS })
		.filter(([word]) => used.has(word))
		.map(([word, { meaning, consequence }]) => `- **${word}**: ${meaning}. ${consequence}\n`);
	return [
		"# Mail report\n",
		`${countsInWords(counts)}\n`,
		...part("Domain", lines),
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
	const fine = lines.filter(({ way }) => way.verdict === "fine");
	const others = lines.filter(({ way }) => way.verdict !== "fine");
	const parts: string[] = [];
	if (others.length > 0) parts.push(table(head, others));
	if (fine.length > 0) {
		const summary = `${fine.length} ${fine.length === 1 ? "way" : "ways"} of mail without a problem`;
		parts.push(`<details>\n<summary>${summary}</summary>\n\n${table(head, fine)}\n</details>\n`);
	}
	return parts;
}

function table(head: string, lines: readonly Line[]): string {
	const rows = lines.map(({ subject, way }) => {
		const steps = way.steps.slice(1).map(stepText).join(" → ");
		const state = [`${MARKS[way.verdict]} ${words(way).join(", ")}`, ...way.notes.map(noteText)];
		return `| ${subject} | ${steps} | ${state.join(", ")} |\n`;
	});
	return `| ${head} | The way of its mail | State |\n| --- | --- | --- |\n${rows.join("")}`;
}

function stepText({ role, names, verdict, word }: Step): string {
	const text = [role, ...names.map((name) => code(name.text))].join(" ");
	return verdict === "fine" ? text : `**${MARKS[verdict]}** ${text} **${word}**`;
}

function noteText({ text, name }: WayNote): string {
	return name === undefined ? text : `${text} ${code(name)}`;
}

function words({ statuses, generic }: MailWay): string[] {
	return [...statuses, ...(generic ? [GENERIC] : [])];
}

/** A code span for a table: nothing in it is markup, a link, or calls somebody. */
function code(text: string): string {
	const shown = text.replace(/[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g, "\ufffd").replaceAll("|", "\\|");
	const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map(({ length }) => length));
	const fence = "`".repeat(longest + 1);
	const gap = longest > 0 ? " " : "";
	return fence + gap + shown + gap + fence;
}
