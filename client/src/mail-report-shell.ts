import { toBase64 } from "./base64.ts";

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
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mail report</title>
<link rel="stylesheet" href="${uri("codicon.css")}" id="vscode-codicon-stylesheet">
<link rel="stylesheet" href="${uri("mail-report.css")}">
</head>
<body>
<a class="skip" id="skip" href="#main">Skip to the domains</a>
<header>
<h1>Mail report</h1>
<div id="head"></div>
</header>
<section class="bar" aria-label="Filter and export">
<vscode-textfield id="filter" type="search" placeholder="Filter: a domain, host or address">
<vscode-icon slot="content-before" name="filter"></vscode-icon>
</vscode-textfield>
<vscode-checkbox id="only-problems" label="Only problems"></vscode-checkbox>
<vscode-badge id="shown-count"></vscode-badge>
<span class="buttons">
<vscode-toolbar-button id="refresh" icon="refresh" label="Refresh"></vscode-toolbar-button>
<vscode-toolbar-button id="copy" icon="copy">Copy as Markdown</vscode-toolbar-button>
<vscode-toolbar-button id="export-html" icon="export">Export HTML…</vscode-toolbar-button>
<vscode-toolbar-button id="export-markdown" icon="export">Export Markdown…</vscode-toolbar-button>
</span>
</section>
<p id="state" role="status">Reading the zones…</p>
<main id="main" tabindex="-1">
<section aria-labelledby="domains-title" id="domains-part" hidden>
<h2 id="domains-title">Domains</h2>
<div id="domains"></div>
</section>
<section aria-labelledby="senders-title" id="senders-part" hidden>
<h2 id="senders-title">Addresses that send</h2>
<div id="senders"></div>
</section>
<section aria-labelledby="words-title" id="words-part" hidden>
<h2 id="words-title">What the words mean</h2>
<div id="words"></div>
</section>
</main>
<script nonce="${nonce}" src="${uri("mail-report.js")}"></script>
</body>
</html>`;
}
