import type { TextDocument } from "vscode";

/** Ours, and the ids under which other extensions know zone files. */
export const LANGUAGES = ["dns-zone", "named-conf", "zone", "dnszonefile", "bindzone"];

/** Where files can be edited. The old sides of comparisons (`git:`, `pr:`, …) never get findings. */
export const SCHEMES = ["file", "untitled", "vscode-vfs", "vscode-remote"];

/** Server configurations that other extensions have a language for, or none. */
const CONFIGURATIONS = "**/{nsd*.conf,knot*.conf,Corefile,Corefile.*,*.corefile}";

/** Zone files and `named.conf`. */
export const languageSelector = LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => ({ language, scheme })));

/** The documents that the server is told about. */
export const documentSelector = [
	...languageSelector,
	...SCHEMES.map((scheme) => ({ scheme, pattern: CONFIGURATIONS })),
];

/** True if this document is a zone file or a `named.conf`. */
export function isServed(document: TextDocument): boolean {
	return LANGUAGES.includes(document.languageId) && SCHEMES.includes(document.uri.scheme);
}
