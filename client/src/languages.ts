import type { TextDocument } from "vscode";

/** Ours, and the ids under which other extensions know zone files. */
const LANGUAGES = ["dns-zone", "named-conf", "zone", "dnszonefile", "bindzone"];

/** Where files can be edited. The old sides of comparisons (`git:`, `pr:`, …) never get findings. */
export const SCHEMES = ["file", "untitled", "vscode-vfs", "vscode-remote"];

/** The documents that the server is told about. */
export const documentSelector = LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => ({ language, scheme })));

/** True if the server is told about this document. */
export function isServed(document: TextDocument): boolean {
	return LANGUAGES.includes(document.languageId) && SCHEMES.includes(document.uri.scheme);
}
