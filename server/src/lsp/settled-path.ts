import type { CancellationToken, TextDocumentPositionParams } from "vscode-languageserver";
import type { RequestHost } from "./request-host.ts";

/** The path of a document of ours once all edits are read; undefined where it is none, or the editor gave up. */
export async function settledPath(
	host: RequestHost,
	{ textDocument }: Pick<TextDocumentPositionParams, "textDocument">,
	token: CancellationToken,
): Promise<string | undefined> {
	if (!host.uris.isOwn(textDocument.uri)) return undefined;
	await host.ready();
	return token.isCancellationRequested ? undefined : host.uris.pathOf(textDocument.uri);
}
