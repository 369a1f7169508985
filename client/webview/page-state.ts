/** What a page remembers while it is not there. */
export interface PageState {
	readonly filter: string;
	readonly onlyProblems: boolean;
	/** The key of the first row that is seen, and how many pixels of it are above. */
	readonly top: { readonly key: string; readonly above: number } | undefined;
}

interface VsCode {
	postMessage(message: unknown): void;
	getState(): unknown;
	setState(state: PageState): void;
}

declare function acquireVsCodeApi(): VsCode;

/** The way to the extension; can be had once. */
export const vscode = acquireVsCodeApi();

/** What was remembered, or the state of a page that is new. */
export function rememberedState(): PageState {
	const known = vscode.getState() as Partial<PageState> | null | undefined;
	return {
		filter: typeof known?.filter === "string" ? known.filter : "",
		onlyProblems: known?.onlyProblems === true,
		top: known?.top,
	};
}
