/** What is asked of the parameters of a message; undefined where they are as they have to be. */
type Check = (params: Readonly<Record<string, unknown>>) => string | undefined;

/** What the messages of a method must have besides `textDocument.uri`, which all about documents have. */
const CHECKS: Readonly<Record<string, Check>> = {
	initialize: ({ capabilities, rootUri, workspaceFolders }) => {
		if (!isObject(capabilities)) return "lacks capabilities, which are to be an object";
		if (rootUri != null && typeof rootUri !== "string") return "has a rootUri that is no URI";
		const areFolders =
			Array.isArray(workspaceFolders) && workspaceFolders.every((one) => isObject(one) && isUri(one.uri));
		return areFolders || workspaceFolders == null
			? undefined
			: "has workspaceFolders that are no list of folders with URIs";
	},
	"textDocument/didOpen": ({ textDocument }) => {
		const { languageId, version, text } = textDocument as Readonly<Record<string, unknown>>;
		if (typeof languageId !== "string" || typeof text !== "string")
			return "lacks languageId or text, which are to be texts";
		return Number.isInteger(version) ? undefined : "lacks version, which is to be a whole number";
	},
	"textDocument/didChange": ({ contentChanges }) =>
		Array.isArray(contentChanges) && contentChanges.every(isChange)
			? undefined
			: "has contentChanges that are no list of texts, each with a range or for the whole document",
	"workspace/didChangeWatchedFiles": ({ changes }) =>
		isListOf(changes, (change) => isUri(change.uri)) ? undefined : "has changes that are no list of changes with URIs",
	"workspace/didChangeWorkspaceFolders": ({ event }) =>
		isObject(event) && [event.added, event.removed].every((folders) => isListOf(folders, ({ uri }) => isUri(uri)))
			? undefined
			: "has no lists of folders with URIs, added and removed",
};

/** Methods whose messages have a place in a document, and those that have a part of one. */
const AT_POSITION =
	/^textDocument\/(?:hover|definition|declaration|typeDefinition|implementation|references|documentHighlight|completion|signatureHelp|rename|prepareRename|prepareCallHierarchy|prepareTypeHierarchy|onTypeFormatting)$/;
const IN_RANGE = /^textDocument\/(?:codeAction|rangeFormatting|inlayHint|semanticTokens\/range)$/;

/** Those that have parameters, and by name. */
const WITH_PARAMETERS =
	/^(?:initialize|(?:textDocument|workspace|codeAction|codeLens|completionItem|documentLink|inlayHint|callHierarchy|typeHierarchy)\/.+)$/;

/**
 * Why the parameters of a message cannot be taken, as it follows the name of its method in a sentence; undefined where they can. Only what
 * the protocol asks for is looked at, and of that only what would otherwise be taken for something else.
 */
export function shapeProblem(method: string, params: unknown): string | undefined {
	if (!WITH_PARAMETERS.test(method)) return undefined;
	if (!isObject(params)) return params == null ? "has no parameters" : "has parameters that are no object";
	if (method.startsWith("textDocument/")) {
		const { textDocument, position, range, positions } = params;
		if (!isObject(textDocument) || !isUri(textDocument.uri))
			return "names no document: textDocument.uri is to be a URI";
		if (AT_POSITION.test(method) && !isPosition(position)) return `has no place: position ${POSITION_WORDS}`;
		if (IN_RANGE.test(method) && !isRange(range)) return `has no range: its start and end ${POSITION_WORDS}`;
		if (method === "textDocument/selectionRange" && !(Array.isArray(positions) && positions.every(isPosition)))
			return `has no places: positions are to be a list, and each ${POSITION_WORDS}`;
	}
	return CHECKS[method]?.(params);
}

const POSITION_WORDS = "is to have a line and a character, whole numbers from 0 on";

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, holds: (item: Readonly<Record<string, unknown>>) => boolean): boolean {
	return Array.isArray(value) && value.every((item) => isObject(item) && holds(item));
}

/** A scheme of two letters or more, so that it is no drive of Windows. */
function isUri(value: unknown): boolean {
	return typeof value === "string" && /^[A-Za-z][A-Za-z0-9+.-]+:/.test(value);
}

function isPosition(value: unknown): boolean {
	return isObject(value) && [value.line, value.character].every(isCount);
}

function isCount(value: unknown): boolean {
	// The protocol ends them at 31 bits, and editors that mean the end of a line or a file go beyond.
	return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isRange(value: unknown): boolean {
	return isObject(value) && isPosition(value.start) && isPosition(value.end);
}

function isChange(value: unknown): boolean {
	return isObject(value) && typeof value.text === "string" && (value.range === undefined || isRange(value.range));
}
