import type { Uri } from "vscode";
import type { BaseLanguageClient as LanguageClient } from "vscode-languageclient";

/** What the server answers to `zoneTrio/zoneOfFile`. */
export interface ZoneOfFile {
	/** A file may serve several zones, or the same zone in several views. */
	readonly zones: readonly {
		readonly origin: string;
		readonly view: string;
		/** The addresses that a classless reverse zone answers for, where that is told. */
		readonly network?: string;
		/** Where the origin comes from, in words. */
		readonly how: string;
		/** Whether nothing but the name of the file tells it. */
		readonly isGuessed?: true;
		readonly configuration?: string;
	}[];
	/** True while the workspace is being read: the answer may still change. */
	readonly busy: boolean;
}

/** Asks the server; undefined while it is not running. */
export async function zoneOfFile(client: LanguageClient, uri: Uri): Promise<ZoneOfFile | undefined> {
	if (!client.isRunning()) return undefined;
	try {
		return await client.sendRequest<ZoneOfFile>("zoneTrio/zoneOfFile", { uri: uri.toString() });
	} catch {
		// The server stopped while it was asked. It is asked again when it is back.
		return undefined;
	}
}
