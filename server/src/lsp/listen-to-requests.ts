import type { Connection } from "vscode-languageserver";
import type { MailRowQuery } from "../features/mail-row.ts";
import { networkOfAddress, providerRequest, type SeenAddress } from "../features/provider-request.ts";
import type { AnswerExpiry } from "./answer-expiry.ts";
import type { EditorAbilities } from "./capabilities.ts";
import { CodeActionRequests } from "./code-action-requests.ts";
import { CodeLensRequests } from "./code-lens-requests.ts";
import { CompletionRequests } from "./completion-requests.ts";
import { CountRequests } from "./count-requests.ts";
import type { Documents } from "./documents.ts";
import { FileRequests } from "./file-requests.ts";
import { FoldingRequests } from "./folding-requests.ts";
import { FormatRequests } from "./format-requests.ts";
import { HierarchyRequests } from "./hierarchy-requests.ts";
import { InlayHintRequests } from "./inlay-hint-requests.ts";
import { MailHostRequests } from "./mail-host-requests.ts";
import { MailReportRequests } from "./mail-report-requests.ts";
import { NavigationRequests } from "./navigation-requests.ts";
import type { Platform } from "./platform.ts";
import type { PublishedTexts } from "./published-texts.ts";
import type { RefreshRequests } from "./refresh-requests.ts";
import { RenameRequests } from "./rename-requests.ts";
import type { RequestHost } from "./request-host.ts";
import { SelectionRequests } from "./selection-requests.ts";
import { SemanticTokenRequests } from "./semantic-token-requests.ts";
import { SerialRequests } from "./serial-requests.ts";
import { ServerCommands } from "./server-commands.ts";
import type { SettingsInForce } from "./settings-in-force.ts";
import { SymbolRequests } from "./symbol-requests.ts";
import { VirtualDocuments } from "./virtual-documents.ts";
import { shortened } from "./zone-requests.ts";
import { ZoneTaskRequests } from "./zone-task-requests.ts";

/** What answers rest on. */
export interface AnsweringHost extends RequestHost {
	readonly abilities: EditorAbilities;
	readonly documents: Documents;
	readonly published: PublishedTexts;
	readonly refresh: RefreshRequests;
	readonly expiry: AnswerExpiry;
	/** The folders of the workspace. */
	roots(): readonly string[];
	settings(): SettingsInForce["current"];
	isLoading(): boolean;
	/** Resolves when all files have been read and judged. */
	whenRead(): Promise<void>;
	/** Whether files are on the disk as they were read; reads again those that are not. */
	areCurrent(paths: readonly string[]): Promise<boolean>;
}

/** Has each kind of request answered. */
export function listenToRequests(connection: Connection, platform: Platform, host: AnsweringHost): void {
	const { abilities, published } = host;
	const edited = { ...host, commands: new ServerCommands(connection) };
	for (const requests of [
		new NavigationRequests(host),
		new CompletionRequests(host),
		new FormatRequests(host),
		new FoldingRequests(host),
		new SelectionRequests(host),
		new HierarchyRequests(host),
		new SymbolRequests(host),
		new SemanticTokenRequests(host),
		new InlayHintRequests({ ...host, settings: () => host.settings().hints }),
		new VirtualDocuments({ ...host, commitOf: (path) => published.commitOf(path) }),
		new CodeLensRequests({ ...host, settings: () => host.settings().lenses }),
		new CodeActionRequests(edited),
		new ZoneTaskRequests(edited),
		new RenameRequests(edited),
		new FileRequests(edited),
		new SerialRequests({ ...edited, onDisk: published.onDisk }),
		new CountRequests(host),
	]) {
		requests.listen(connection);
	}
	const live = platform.liveLookups?.({
		...host,
		isTrusted: abilities.trusted,
		settings: () => host.settings().live,
		compared: () => void connection.sendNotification("zoneTrio/mailHostsChanged"),
	});
	live?.listen(connection);
	new MailReportRequests({
		...host,
		withPublished: (overview) => live?.withPublished(overview) ?? overview,
		ready: () => host.whenRead(),
		shownPath: (path) => shortened(path, host.roots()),
	}).listen(connection);
	const mailHosts = new MailHostRequests(host);
	connection.onRequest("zoneTrio/mailHosts", (query: MailRowQuery, token) => mailHosts.list(query, token));
	connection.onRequest("zoneTrio/providerRequest", async ({ addresses }: { addresses: SeenAddress[] }) => {
		await host.ready();
		return providerRequest(host.service, addresses);
	});
	connection.onRequest("zoneTrio/networkOfAddress", ({ address }: { address: string }) => {
		return networkOfAddress(host.service, address) ?? null;
	});
}
