import type { InitializeParams } from "vscode-languageserver";
import { URI } from "vscode-uri";

/** The URIs of the workspace's folders, as newer and older editors tell them; none where single files are edited. */
export function rootUris({ workspaceFolders, rootUri, rootPath }: InitializeParams): string[] {
	if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
	if (rootUri) return [rootUri];
	return rootPath ? [URI.file(rootPath).toString()] : [];
}
