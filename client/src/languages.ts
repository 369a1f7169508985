import { type TextDocument, type Uri, workspace } from "vscode";

/** Ours, and the ids under which other extensions know zone files. */
export const LANGUAGES = ["dns-zone", "named-conf", "zone", "dnszonefile", "bindzone"];

/** Where files can be edited whatever the workspace is. */
const SCHEMES = ["file", "untitled", "vscode-vfs", "vscode-remote"];

/** Server configurations that other extensions have a language for, or none. */
const CONFIGURATIONS = "**/{nsd*.conf,knot*.conf,Corefile,Corefile.*,*.corefile}";

/**
 * Where files can be edited: in file systems like those of the folders that are open, too. The old sides of comparisons
 * (`git:`, `pr:`, …) never get findings.
 */
export function editableSchemes(): readonly string[] {
	const ofFolders = workspace.workspaceFolders?.map(({ uri }) => uri.scheme) ?? [];
	return [...new Set([...SCHEMES, ...ofFolders])];
}

/** Zone files and `named.conf`. */
export function languageSelector(): { readonly language: string; readonly scheme: string }[] {
	return editableSchemes().flatMap((scheme) => LANGUAGES.map((language) => ({ language, scheme })));
}

/** The documents that the server is told about. */
export function documentSelector(): ({ readonly scheme: string } & ({ language: string } | { pattern: string }))[] {
	return [...languageSelector(), ...editableSchemes().map((scheme) => ({ scheme, pattern: CONFIGURATIONS }))];
}

/** True if this document is a zone file or a `named.conf`. */
export function isServed(document: TextDocument): boolean {
	return LANGUAGES.includes(document.languageId) && editableSchemes().includes(document.uri.scheme);
}

/** True if something that can be edited is a file already. */
export function isFile(uri: Uri): boolean {
	return uri.scheme !== "untitled" && editableSchemes().includes(uri.scheme);
}
