import { sha256 } from "../../dnssec/sha256.ts";
import { base64Text } from "../../records/fields/encodings.ts";
import { toOctets } from "../../text/utf8.ts";
import { type Html, html } from "./html.ts";
import type { DomainOverview, MailOverview } from "./mail-overview.ts";
import { countsList, domainRow, type ReportPaths, senderRow, wordList } from "./report-rows.ts";
import { REPORT_STYLE } from "./report-style.ts";
import { usedWords } from "./used-words.ts";

/**
 * Writes the report, in small steps, as one HTML file that needs no other, no script, and no network.
 *
 * @param shownPath gives a path as people read it.
 */
export function* reportPageSteps(overview: MailOverview, shownPath: (path: string) => string): Generator<void, string> {
	const { counts, domains, senders } = overview;
	const paths: ReportPaths = { shown: shownPath, uri: () => undefined };
	// The page allows its own style, and nothing else.
	const digest = base64Text(sha256(toOctets(REPORT_STYLE)));
	const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
	const rows: Html[] = [];
	const wrong: Html[] = [];
	for (const [index, domain] of domains.entries()) {
		const id = `domain-${index}`;
		rows.push(domainRow(domain, paths, id));
		if (domain.verdict === "problem") wrong.push(entryInToc(domain, id));
		yield;
	}
	const sending: Html[] = [];
	for (const sender of senders) {
		sending.push(senderRow(sender, paths));
		yield;
	}
	const words = yield* usedWords(overview);
	const toc =
		wrong.length > 0 &&
		html`<nav class="toc-part" aria-labelledby="wrong">
<h2 id="wrong">Domains with problems</h2>
<ul class="toc" role="list">
${wrong}</ul>
</nav>
`;
	const head = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Mail report</title>`;
	const rest = html`</head>
<body>
<a class="skip" href="#main">Skip to the domains</a>
<header>
<h1>Mail report</h1>
${countsList(counts)}</header>
${toc}<main id="main" tabindex="-1">
<section aria-labelledby="domains">
<h2 id="domains">Domains</h2>
${rows.length > 0 ? rows : html`<p>No domain here has mail</p>\n`}</section>
${
	sending.length > 0 &&
	html`<section aria-labelledby="senders">
<h2 id="senders">Addresses that send</h2>
${sending}</section>
`
}<section aria-labelledby="words">
<h2 id="words">What the words mean</h2>
${wordList(words)}</section>
</main>
</body>
</html>
`;
	// The style is ours, and would not be one any more if it were escaped.
	return `${head}\n<style>${REPORT_STYLE}</style>\n${rest}`;
}

function entryInToc({ domain, view }: DomainOverview, id: string): Html {
	return html`<li><a href="#${id}">${domain}${view !== "" && ` in view ${view}`}</a></li>\n`;
}
