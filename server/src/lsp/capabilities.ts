import {
	type ClientCapabilities,
	CodeActionKind,
	type InitializeParams,
	MarkupKind,
	type ServerCapabilities,
	TextDocumentSyncKind,
} from "vscode-languageserver";
import { FIX_ALL, REPAIR_MANY } from "../features/code-actions.ts";
import type { CompletionAbilities } from "../features/completion/offer.ts";
import type { FindingAbilities } from "../features/diagnostics.ts";
import { tokenLegend } from "../features/tokens/token-legend.ts";
import type { ColumnUnit } from "../text/utf8.ts";
import { type RefreshedKind, SHARED_KINDS } from "./refresh-requests.ts";
import { SERVER_COMMANDS } from "./server-commands.ts";
import { VIRTUAL_SCHEMES } from "./virtual-documents.ts";

/** The kind of the action that raises the serials of a file, as `editor.codeActionsOnSave` names it. */
export const RAISE_SERIAL = `${CodeActionKind.Source}.raiseSerial.zoneTrio`;

/** The kind of the action that sorts the records of a file by their owners. */
export const SORT_RECORDS = `${CodeActionKind.Source}.sortRecords.zoneTrio`;

/** What the server can do, as `initialize` answers it. */
export const SERVER_CAPABILITIES: ServerCapabilities = {
	textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
	hoverProvider: true,
	definitionProvider: true,
	declarationProvider: true,
	typeDefinitionProvider: true,
	implementationProvider: true,
	documentHighlightProvider: true,
	callHierarchyProvider: true,
	selectionRangeProvider: true,
	referencesProvider: true,
	documentSymbolProvider: true,
	workspaceSymbolProvider: true,
	documentLinkProvider: { resolveProvider: false },
	completionProvider: { triggerCharacters: ["$", '"', "=", ";", " ", ":"], resolveProvider: true },
	semanticTokensProvider: {
		legend: tokenLegend(true),
		full: { delta: true },
		range: true,
	},
	codeLensProvider: { resolveProvider: true },
	inlayHintProvider: { resolveProvider: true },
	foldingRangeProvider: true,
	documentFormattingProvider: true,
	documentRangeFormattingProvider: { rangesSupport: true },
	documentOnTypeFormattingProvider: { firstTriggerCharacter: "\n" },
	signatureHelpProvider: { triggerCharacters: [" ", "\t"] },
	renameProvider: { prepareProvider: true },
	codeActionProvider: {
		codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, RAISE_SERIAL, SORT_RECORDS, CodeActionKind.RefactorRewrite],
		resolveProvider: true,
	},
	workspace: {
		workspaceFolders: { supported: true, changeNotifications: true },
		textDocumentContent: { schemes: VIRTUAL_SCHEMES },
		// Zone files may have any name, and a folder of them may be renamed.
		fileOperations: { willRename: { filters: [{ pattern: { glob: "**" } }] } },
	},
};

/** What it can do besides for an editor that asks for findings. */
export const PULL_CAPABILITIES: ServerCapabilities = {
	diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true },
};

/** The same in the words that an editor knows: to one that does not know our kinds of words, they are those of the protocol. */
export function capabilitiesFor({ capabilities, initializationOptions }: InitializeParams): ServerCapabilities {
	const { codeActionProvider, semanticTokensProvider } = SERVER_CAPABILITIES;
	const commands = serverCommands(capabilities, initializationOptions);
	const legend = tokenLegend(optionIn(initializationOptions, "zoneTokens") === true);
	const isRenamePrepared = capabilities.textDocument?.rename?.prepareSupport === true;
	return {
		positionEncoding: positionEncodingOf(capabilities),
		...SERVER_CAPABILITIES,
		semanticTokensProvider: { ...semanticTokensProvider!, legend },
		codeActionProvider: takesActions(capabilities) ? codeActionProvider! : true,
		...(commands.length > 0 && { executeCommandProvider: { commands } }),
		...(!isRenamePrepared && { renameProvider: true }),
		...(pullsFindings(capabilities) && PULL_CAPABILITIES),
	};
}

/** Whether an editor takes code actions, and not commands alone. */
function takesActions({ textDocument }: ClientCapabilities): boolean {
	return textDocument?.codeAction?.codeActionLiteralSupport !== undefined;
}

/** The commands that the server runs: those that the editor does not run by itself, where it makes the edits of others. */
function serverCommands({ workspace }: ClientCapabilities, options: unknown): string[] {
	if (workspace?.executeCommand === undefined || workspace.applyEdit !== true) return [];
	const own = new Set(commandsIn(options));
	// Who repairs many findings by a command of its own has no use for ours.
	const hidden = own.has(REPAIR_MANY) ? SERVER_COMMANDS.repair : undefined;
	return Object.values(SERVER_COMMANDS).filter((command) => !own.has(command) && command !== hidden);
}

/** Whether an editor asks for findings; one that also shows those that are sent would show them twice. */
function pullsFindings({ textDocument }: ClientCapabilities): boolean {
	return textDocument?.diagnostic !== undefined && textDocument.publishDiagnostics === undefined;
}

/** The first that we know of those which the editor likes best; all know UTF-16. */
function positionEncodingOf({ general }: ClientCapabilities): ColumnUnit {
	return general?.positionEncodings?.find((one): one is ColumnUnit => COLUMN_UNITS.has(one)) ?? "utf-16";
}

const COLUMN_UNITS: ReadonlySet<string> = new Set<ColumnUnit>(["utf-8", "utf-16", "utf-32"]);

/** What the server makes use of in an editor. */
export interface EditorAbilities {
	/** What it counts columns in. */
	readonly positionEncoding: ColumnUnit;
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
	/** Takes edits that name the version of the document, and that make files. */
	readonly versionedEdits: boolean;
	/** Shows what edits of several files do before it makes them. */
	readonly annotatedEdits: boolean;
	/** The commands of ours that it can run: by itself, or by asking the server. */
	readonly commands: ReadonlySet<string>;
	/** Takes code actions, and not commands alone. */
	readonly actions: boolean;
	/** Tells what changes on the disk, as soon as it is asked to. */
	readonly watchesFiles: boolean;
	/** Shows folders that the user trusts; editors that do not ask for trust say nothing. */
	readonly trusted: boolean;
	/** Reads files for us, of whatever file system. */
	readonly files: boolean;
	/** Makes new files. */
	readonly newFiles: boolean;
	/** Shows hovers that are written in Markdown. */
	readonly markdownHover: boolean;
	/** The settings that it tells at the start: the value of `zoneTrio`, whatever that is. */
	readonly settings: unknown;
	/** What it does with what is offered while somebody writes. */
	readonly completion: CompletionAbilities;
	/** Shows what is told of an offer in Markdown. */
	readonly markdownCompletion: boolean;
	/** Takes, for definitions and the like, what was pointed at along with the places that are led to. */
	readonly definitionLinks: boolean;
	readonly declarationLinks: boolean;
	readonly typeDefinitionLinks: boolean;
	readonly implementationLinks: boolean;
	/** Shows what is said of a link. */
	readonly linkTooltips: boolean;
	/** Shows an outline as a tree. */
	readonly symbolTree: boolean;
	/** How many parts of a file it folds. */
	readonly foldingLimit: number;
	/** Asks for findings instead of listening to those that are sent, and asks again when it is told to. */
	readonly pullsFindings: boolean;
	readonly refreshesFindings: boolean;
	/** What it shows of a finding besides its words. */
	readonly findings: FindingAbilities;
	/** Shows which part of a signature is that of a field by its offsets. */
	readonly signatureOffsets: boolean;
	/** Asks where the words that are shown between those of a text lead. */
	readonly hintLocations: boolean;
	/** What it asks for again when it is told to. */
	readonly refreshes: ReadonlySet<RefreshedKind>;
}

/** Where an editor does not say how many it takes. */
const MOST_FOLDS = 5000;

/** Reads them out of what the editor says of itself. */
export function editorAbilities({ capabilities, initializationOptions }: InitializeParams): EditorAbilities {
	const { workspace, textDocument, window } = capabilities;
	const codeAction = textDocument?.codeAction;
	const item = textDocument?.completion?.completionItem;
	const shown = pullsFindings(capabilities) ? textDocument?.diagnostic : textDocument?.publishDiagnostics;
	return {
		positionEncoding: positionEncodingOf(capabilities),
		configuration: workspace?.configuration === true,
		workspaceFolders: workspace?.workspaceFolders === true,
		progress: window?.workDoneProgress === true,
		lazyEdits: codeAction?.dataSupport === true && codeAction.resolveSupport?.properties.includes("edit") === true,
		disabledActions: codeAction?.disabledSupport === true,
		versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
		annotatedEdits: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
		commands: new Set([...commandsIn(initializationOptions), ...serverCommands(capabilities, initializationOptions)]),
		actions: takesActions(capabilities),
		watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
		trusted: optionIn(initializationOptions, "trusted") !== false,
		files: optionIn(initializationOptions, "files") === true,
		newFiles: workspace?.workspaceEdit?.resourceOperations?.includes("create") === true,
		markdownHover: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
		settings: optionIn(initializationOptions, "zoneTrio"),
		completion: { snippets: item?.snippetSupport === true, insertReplace: item?.insertReplaceSupport === true },
		markdownCompletion: item?.documentationFormat?.includes(MarkupKind.Markdown) === true,
		definitionLinks: textDocument?.definition?.linkSupport === true,
		declarationLinks: textDocument?.declaration?.linkSupport === true,
		typeDefinitionLinks: textDocument?.typeDefinition?.linkSupport === true,
		implementationLinks: textDocument?.implementation?.linkSupport === true,
		pullsFindings: pullsFindings(capabilities),
		refreshesFindings: workspace?.diagnostics?.refreshSupport === true,
		findings: {
			related: shown?.relatedInformation === true,
			links: shown?.codeDescriptionSupport === true,
		},
		signatureOffsets:
			textDocument?.signatureHelp?.signatureInformation?.parameterInformation?.labelOffsetSupport === true,
		linkTooltips: textDocument?.documentLink?.tooltipSupport === true,
		foldingLimit: textDocument?.foldingRange?.rangeLimit ?? MOST_FOLDS,
		symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
		hintLocations: textDocument?.inlayHint?.resolveSupport?.properties.includes("label.location") === true,
		refreshes: new Set<RefreshedKind>([
			...SHARED_KINDS.filter((kind) => workspace?.[kind]?.refreshSupport === true),
			...(workspace?.textDocumentContent ? (["textDocumentContent"] as const) : []),
		]),
	};
}

/** The `commands` of the initialization options: editors tell us which of ours they can run. */
function commandsIn(options: unknown): string[] {
	const commands = optionIn(options, "commands");
	return Array.isArray(commands) ? commands.filter((command) => typeof command === "string") : [];
}

function optionIn(options: unknown, key: string): unknown {
	return typeof options === "object" && options !== null ? (options as Record<string, unknown>)[key] : undefined;
}
