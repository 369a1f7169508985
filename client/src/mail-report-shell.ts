import { env, l10n } from "vscode";
import { toBase64 } from "./base64.ts";
import type { PageWords } from "./mail-report-messages.ts";

/**
 * The page before anything is known. It runs its own script alone, and loads nothing but files of the extension.
 *
 * @param source where those come from, as a content security policy names it.
 * @param uri the address of one of them.
 */
export function mailReportShell(source: string, uri: (file: string) => string): string {
	const nonce = toBase64(crypto.getRandomValues(new Uint8Array(18)));
	const policy = [
		"default-src 'none'",
		`style-src ${source}`,
		`font-src ${source}`,
		`img-src ${source}`,
		`script-src 'nonce-${nonce}'`,
		"base-uri 'none'",
		"form-action 'none'",
	].join("; ");
	const title = escaped(l10n.t("Mail report"));
	// What the server writes into it stays English.
	return `<!doctype html>
<html lang="${escaped(env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${uri("codicon.css")}" id="vscode-codicon-stylesheet">
<link rel="stylesheet" href="${uri("mail-report.css")}">
</head>
<body data-words="${escaped(JSON.stringify(pageWords()))}">
<a class="skip" id="skip" href="#main">${escaped(l10n.t("Skip to the domains"))}</a>
<header>
<h1>${title}</h1>
<div id="head" lang="en"></div>
</header>
<section class="bar" aria-label="${escaped(l10n.t("Filter and export"))}">
<vscode-textfield id="filter" type="search" placeholder="${escaped(l10n.t("Filter: a domain, host or address"))}">
<vscode-icon slot="content-before" name="filter"></vscode-icon>
</vscode-textfield>
<vscode-checkbox id="only-problems" label="${escaped(l10n.t("Only problems"))}"></vscode-checkbox>
<vscode-badge id="shown-count"></vscode-badge>
<span class="buttons">
<vscode-toolbar-button id="refresh" icon="refresh" label="${escaped(l10n.t("Refresh"))}"></vscode-toolbar-button>
<vscode-toolbar-button id="copy" icon="copy">${escaped(l10n.t("Copy as Markdown"))}</vscode-toolbar-button>
<vscode-toolbar-button id="export-html" icon="export">${escaped(l10n.t("Export HTML…"))}</vscode-toolbar-button>
<vscode-toolbar-button id="export-markdown" icon="export">${escaped(l10n.t("Export Markdown…"))}</vscode-toolbar-button>
</span>
</section>
<p id="state" role="status">${escaped(l10n.t("Reading the zones…"))}</p>
<main id="main" tabindex="-1">
<section aria-labelledby="domains-title" id="domains-part" hidden>
<h2 id="domains-title">${escaped(l10n.t("Domains"))}</h2>
<div id="domains" lang="en"></div>
</section>
<section aria-labelledby="senders-title" id="senders-part" hidden>
<h2 id="senders-title">${escaped(l10n.t("Addresses that send"))}</h2>
<div id="senders" lang="en"></div>
</section>
<section aria-labelledby="words-title" id="words-part" hidden>
<h2 id="words-title">${escaped(l10n.t("What the words mean"))}</h2>
<div id="words" lang="en"></div>
</section>
</main>
<script nonce="${nonce}" src="${uri("mail-report.js")}"></script>
</body>
</html>`;
}

/** What the script of the page says. */
function pageWords(): PageWords {
	return {
		filter: l10n.t("Filter the domains and addresses"),
		count: l10n.t("{0} of {1}"),
		failed: l10n.t("The report could not be made: {0}"),
		noMail: l10n.t("No domain here has mail"),
		noProblems: l10n.t("There are no problems"),
		noMatch: l10n.t("Nothing here matches the filter"),
		allShown: l10n.t("All {0} domains and addresses are shown"),
		someShown: l10n.t("{0} of {1} domains and addresses are shown"),
		left: l10n.t("{0}; {1} more are left out, an export has them all"),
	};
}

function escaped(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
