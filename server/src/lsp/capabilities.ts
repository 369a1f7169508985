import {
	type ClientCapabilities,
	CodeActionKind,
	MarkupKind,
	type ServerCapabilities,
	TextDocumentSyncKind,
} from "vscode-languageserver/node";

/** What the server can do, as `initialize` answers it. */
export const SERVER_CAPABILITIES: ServerCapabilities = {
	positionEncoding: "utf-16",
	textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
	hoverProvider: true,
	definitionProvider: true,
	implementationProvider: true,
	referencesProvider: true,
	documentSymbolProvider: true,
	codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix], resolveProvider: true },
	workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

/** What the server makes use of in an editor. */
export interface EditorAbilities {
	/** Answers `workspace/configuration`. */
	readonly configuration: boolean;
	/** Tells which folders come and go. */
	readonly workspaceFolders: boolean;
	/** Shows how far long work is. */
	readonly progress: boolean;
	/** Asks for the edit of a code action when it is chosen. */
	readonly lazyEdits: boolean;
	/** Shows code actions that cannot be chosen, and why. */
	readonly disabledActions: boolean;
	/** Takes edits that name the version of the document. */
	readonly versionedEdits: boolean;
	/** Shows hovers that are written in Markdown. */
	readonly markdownHover: boolean;
	/** Takes, for definitions and implementations, what was pointed at along with the places that are led to. */
	readonly definitionLinks: boolean;
	readonly implementationLinks: boolean;
	/** Shows an outline as a tree. */
	readonly symbolTree: boolean;
}

/** Reads them out of what the editor says of itself. */
export function editorAbilities({ workspace, textDocument, window }: ClientCapabilities): EditorAbilities {
	const codeAction = textDocument?.codeAction;
	return {
		configuration: workspace?.configuration === true,
		workspaceFolders: workspace?.workspaceFolders === true,
		progress: window?.workDoneProgress === true,
		lazyEdits: codeAction?.dataSupport === true && codeAction.resolveSupport?.properties.includes("edit") === true,
		disabledActions: codeAction?.disabledSupport === true,
		versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
		markdownHover: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
		definitionLinks: textDocument?.definition?.linkSupport === true,
		implementationLinks: textDocument?.implementation?.linkSupport === true,
		symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
	};
}
