import type { Connection } from "vscode-languageserver";
import type { LiveSettings } from "../features/live-settings.ts";
import type { MailOverview } from "../features/report/mail-overview.ts";
import type { RequestHost } from "./request-host.ts";

/** What looking up has to know of the rest of the server. */
export interface LiveHost extends RequestHost {
	/** Whether the user trusts what the folders say. */
	readonly isTrusted: boolean;
	settings(): LiveSettings;
	/** Resolves when all files have been read. */
	whenRead(): Promise<void>;
	/** Called when there is something new to show. */
	compared(): void;
}

/** Looks up how mail is published, when it is asked. */
export interface LiveLookups {
	listen(connection: Connection): void;
	/** An overview with what was looked up of its domains. */
	withPublished(overview: MailOverview): MailOverview;
}
