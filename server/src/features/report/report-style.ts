const LIGHT = `
	color-scheme: light;
	--zt-text: #1f2328;
	--zt-back: #ffffff;
	--zt-quiet: #57606a;
	--zt-line: #808a94;
	--zt-link: #0a5cc2;
	--zt-fine: #1a6b36;
	--zt-open: #7a4f01;
	--zt-problem: #b3261e;
`;

const DARK = `
	color-scheme: dark;
	--zt-text: #dde3ea;
	--zt-back: #1b1f24;
	--zt-quiet: #a7b1bc;
	--zt-line: #7d8894;
	--zt-link: #7cb7ff;
	--zt-fine: #7bd492;
	--zt-open: #e9bd5e;
	--zt-problem: #ff938b;
`;

/**
 * How a report looks: light and dark by what the reader prefers, in an editor by its theme. Where colours are not to be
 * had, shapes and words say the same: a tick in a rounded box, a cross in a thick one, a question mark in a dashed one.
 */
export const REPORT_STYLE = `
body { ${LIGHT} }
@media (prefers-color-scheme: dark) { body { ${DARK} } }
body.vscode-light { ${LIGHT} }
body.vscode-dark, body.vscode-high-contrast { ${DARK} }
body.vscode-high-contrast-light { ${LIGHT} }
body[class*="vscode-"] {
	--zt-text: var(--vscode-foreground);
	--zt-back: var(--vscode-editor-background);
	--zt-quiet: var(--vscode-descriptionForeground);
	--zt-link: var(--vscode-textLink-foreground);
}
body.vscode-high-contrast {
	--zt-quiet: var(--vscode-foreground);
	--zt-line: var(--vscode-contrastBorder);
}
body {
	margin: 0;
	padding: 0 1.25rem 2rem;
	background: var(--zt-back);
	color: var(--zt-text);
	font: 0.875rem/1.45 var(--vscode-font-family, system-ui, sans-serif);
}
h1 { font-size: 1.5rem; font-weight: 600; margin: 1rem 0 0.5rem; }
h2 { font-size: 1.15rem; font-weight: 600; margin: 1.75rem 0 0.5rem; }
h3 { font-size: 1rem; font-weight: 600; margin: 0 0 0.4rem; overflow-wrap: anywhere; }
p { margin: 0.35rem 0; max-width: 80ch; }
a { color: var(--zt-link); }
:focus-visible { outline: 2px solid var(--vscode-focusBorder, var(--zt-link)); outline-offset: 1px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { position: static; }
.unseen {
	position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
	clip-path: inset(50%); white-space: nowrap;
}
.quiet { color: var(--zt-quiet); }

.counts { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; margin: 0.5rem 0 1rem; padding: 0; }
.counts div { display: flex; flex-direction: column-reverse; }
.counts dt { color: var(--zt-quiet); }
.counts dd { margin: 0; font-size: 1.5rem; font-weight: 600; line-height: 1.2; }
.counts .problem dd { color: var(--zt-problem); }
.counts .open dd { color: var(--zt-open); }

.toc { columns: 16rem; margin: 0.25rem 0; padding: 0; list-style: none; overflow-wrap: anywhere; }
.toc a { display: inline-block; padding: 0.15rem 0; }

.row { position: relative; padding: 0.3rem 0; content-visibility: auto; contain-intrinsic-size: auto 2.6rem; }
.row.problem, .row.open { border-top: 1px solid var(--zt-line); padding: 0.8rem 0; contain-intrinsic-size: auto 11rem; }
.verdict { font-size: 0.875rem; margin-left: 0.5rem; white-space: nowrap; }
.problem > .verdict, .problem > h3 .verdict, .word { color: var(--zt-problem); }
.open > h3 .verdict, .open .word { color: var(--zt-open); }
.view { font-weight: 400; color: var(--zt-quiet); }

.ways { margin: 0; padding: 0; list-style: none; }
.way { padding: 0.15rem 0; }
.steps { display: flex; flex-wrap: wrap; row-gap: 0.35rem; margin: 0; padding: 0; list-style: none; }
.step { display: flex; align-items: center; min-width: 0; max-width: 100%; }
.step + .step::before { content: "→"; content: "→" / ""; padding: 0 0.4rem; color: var(--zt-quiet); }
.step.problem::before { content: "↛"; content: "↛" / ""; color: var(--zt-problem); font-weight: 700; }
.step.open::before { content: "⇢"; content: "⇢" / ""; color: var(--zt-open); font-weight: 700; }
.box {
	min-width: 0; overflow-wrap: anywhere; padding: 0.15rem 0.55rem;
	border: 1px solid var(--zt-line); border-radius: 0.6rem;
}
.box::before { content: "✓"; content: "✓" / ""; color: var(--zt-fine); margin-right: 0.35rem; }
.problem > .box { border: 3px solid var(--zt-problem); border-radius: 0; }
.problem > .box::before { content: "✗"; content: "✗" / ""; color: var(--zt-problem); font-weight: 700; }
.open > .box { border: 2px dashed var(--zt-open); border-radius: 0; }
.open > .box::before { content: "?"; content: "?" / ""; color: var(--zt-open); font-weight: 700; }
.role { color: var(--zt-quiet); font-size: 0.8125rem; margin-right: 0.2rem; }
.name { font-family: var(--vscode-editor-font-family, ui-monospace, monospace); font-size: 0.8125rem; }
.word { font-weight: 700; }
.way:not(.fine) .role, .way:not(.fine) .said-here, .way:not(.fine) .box .word, .way:not(.fine) .place { display: block; }
.way:not(.fine) .role { display: inline; }
.fine > .box .word { color: var(--zt-text); font-weight: 400; }
button.name {
	appearance: none; margin: 0; padding: 0; border: 0; background: none; text-align: left; cursor: pointer;
	color: var(--zt-link); text-decoration: underline; overflow-wrap: anywhere;
}
.place { font-size: 0.75rem; color: var(--zt-quiet); }
.notes, .said { margin: 0.25rem 0 0.25rem 0.25rem; padding: 0; list-style: none; color: var(--zt-quiet); }
.said { color: var(--zt-text); max-width: 90ch; }
.published { margin: 0.6rem 0 0.3rem; padding-left: 0.75rem; border-left: 3px solid var(--zt-line); }
.published h4 { font-size: 0.875rem; font-weight: 600; margin: 0 0 0.3rem; color: var(--zt-quiet); }
.remarks { margin: 0.35rem 0; padding-left: 1.25rem; max-width: 90ch; }
.words { display: grid; grid-template-columns: max-content 1fr; gap: 0.4rem 1rem; margin: 0; max-width: 90ch; }
.words dt { font-weight: 700; }
.words dd { margin: 0; }

@media (max-width: 40rem) {
	.words { grid-template-columns: 1fr; gap: 0; }
	.words dd { margin-bottom: 0.5rem; }
}
@media (forced-colors: active) {
	.box { border-color: CanvasText; }
	button.name { color: LinkText; }
}
@media print {
	body, body[class*="vscode-"] { ${LIGHT} padding: 0; font-size: 10pt; }
	.row { content-visibility: visible; break-inside: avoid; }
	.skip, .toc-part { display: none; }
}
`;
