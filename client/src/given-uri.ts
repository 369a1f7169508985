import { Uri, window } from "vscode";

/** The file that a command was given, by a menu or a lens; else the one in the editor. */
export function givenUri(value: unknown): Uri | undefined {
	if (value instanceof Uri) return value;
	return typeof value === "string" ? Uri.parse(value) : window.activeTextEditor?.document.uri;
}
