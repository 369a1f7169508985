import {
	type CallHierarchyItem,
	type CodeLens,
	type CompletionList,
	commands,
	type DocumentLink,
	type DocumentSymbol,
	type FoldingRange,
	type InlayHint,
	type Location,
	Position,
	Range,
	type SelectionRange,
	type SemanticTokens,
	type SignatureHelp,
	type SymbolInformation,
	type TextDocument,
	type TextEdit,
	type Uri,
	type WorkspaceEdit,
	window,
} from "vscode";

const WHOLE = new Range(0, 0, 1000, 0);

/**
 * How much each feature has to say of an open zone file.
 *
 * @param at where a name stands that other records refer to.
 */
export async function answersOf({ uri }: TextDocument, at: Position): Promise<Readonly<Record<string, number>>> {
	const ask = <Answer>(command: string, ...asked: unknown[]) =>
		commands.executeCommand<Answer>(`vscode.${command}`, ...asked);
	const end = new Position(at.line, 30);
	const { items } = await ask<CompletionList>("executeCompletionItemProvider", uri, new Position(at.line, 16));
	const signature = await ask<SignatureHelp | undefined>("executeSignatureHelpProvider", uri, end);
	const tokens = await ask<SemanticTokens | undefined>("provideDocumentSemanticTokens", uri);
	const renamed = await ask<WorkspaceEdit>("executeDocumentRenameProvider", uri, at, "ns3");
	const wide = { insertSpaces: true, tabSize: 8 };
	return {
		completion: items.length,
		definition: (await ask<Location[]>("executeDefinitionProvider", uri, at)).length,
		references: (await ask<Location[]>("executeReferenceProvider", uri, at)).length,
		highlights: (await ask<unknown[]>("executeDocumentHighlights", uri, at)).length,
		symbols: (await ask<DocumentSymbol[]>("executeDocumentSymbolProvider", uri)).length,
		workspaceSymbols: (await ask<SymbolInformation[]>("executeWorkspaceSymbolProvider", "bulletin")).length,
		hints: (await ask<InlayHint[]>("executeInlayHintProvider", uri, WHOLE)).length,
		lenses: (await ask<CodeLens[]>("executeCodeLensProvider", uri)).length,
		folds: (await ask<FoldingRange[]>("executeFoldingRangeProvider", uri)).length,
		selections: (await ask<SelectionRange[]>("executeSelectionRangeProvider", uri, [at])).length,
		links: (await ask<DocumentLink[]>("executeLinkProvider", uri)).length,
		hierarchy: (await ask<CallHierarchyItem[]>("prepareCallHierarchy", uri, at)).length,
		format: (await ask<TextEdit[] | undefined>("executeFormatDocumentProvider", uri, wide))?.length ?? 0,
		signature: signature?.signatures.length ?? 0,
		tokens: tokens?.data.length ?? 0,
		renamedFiles: renamed.size,
		expanded: await expandedLines(uri),
	};
}

async function expandedLines(uri: Uri): Promise<number> {
	await commands.executeCommand("zoneTrio.showExpandedZone", uri);
	const shown = window.activeTextEditor?.document;
	return shown?.uri.scheme === "zonetrio-expanded" ? shown.lineCount : 0;
}
