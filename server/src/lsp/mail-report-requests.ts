import { type CancellationToken, type Connection, ResponseError } from "vscode-languageserver";
import type { MailOverview, OverviewCounts } from "../features/report/mail-overview.ts";
import { reportMarkdownSteps } from "../features/report/report-markdown.ts";
import { reportPageSteps } from "../features/report/report-page.ts";
import { type ReportRows, reportRowsSteps } from "../features/report/report-rows-steps.ts";
import { REPORT_STYLE } from "../features/report/report-style.ts";
import type { AnswerExpiry } from "./answer-expiry.ts";
import { fromSettledZones } from "./from-settled-zones.ts";
import type { RequestHost } from "./request-host.ts";

/** What `zoneTrio/mailReport` answers: pieces of HTML that are escaped, and the style that goes with them. */
export interface MailReportAnswer extends ReportRows {
	readonly counts: OverviewCounts;
	readonly style: string;
}

/** What the requests have to know of the rest of the server. */
export interface MailReportHost extends RequestHost {
	readonly expiry: AnswerExpiry;
	/** An overview with what was looked up of its domains. */
	withPublished(overview: MailOverview): MailOverview;
	/** A path as seen from the workspace. */
	shownPath(path: string): string;
}

/** Answers `zoneTrio/mailReport` and `zoneTrio/exportMailReport`. */
export class MailReportRequests {
	readonly #host: MailReportHost;

	constructor(host: MailReportHost) {
		this.#host = host;
	}

	listen(connection: Connection): void {
		connection.onRequest("zoneTrio/mailReport", (_, token: CancellationToken) => this.#report(token));
		connection.onRequest("zoneTrio/exportMailReport", (asked: unknown, token: CancellationToken) =>
			this.#export(asked, token),
		);
	}

	/** The report for a page that an editor shows. */
	async #report(token: CancellationToken): Promise<MailReportAnswer> {
		const { service, uris, expiry, shownPath, withPublished } = this.#host;
		const paths = { shown: shownPath, uri: (path: string) => uris.uriOf(path) };
		let revision = -1;
		const begin = function* () {
			revision = service.workspace.revision;
			const overview = withPublished(yield* service.mailOverviewSteps());
			const rows = yield* reportRowsSteps(overview, paths);
			return { counts: overview.counts, style: REPORT_STYLE, ...rows };
		};
		const answer = await fromSettledZones(this.#host, begin, token);
		expiry.answered(revision);
		return answer;
	}

	/** The report as the text of a file. */
	async #export(parameters: unknown, token: CancellationToken): Promise<string> {
		const format = formatOf(parameters);
		const { service, shownPath, withPublished } = this.#host;
		const begin = function* () {
			const overview = withPublished(yield* service.mailOverviewSteps());
			const steps = format === "html" ? reportPageSteps(overview, shownPath) : reportMarkdownSteps(overview);
			return { text: yield* steps };
		};
		return (await fromSettledZones(this.#host, begin, token)).text;
	}
}

function formatOf(parameters: unknown): "html" | "markdown" {
	const format = typeof parameters === "object" && parameters !== null && "format" in parameters && parameters.format;
	if (format === "html" || format === "markdown") return format;
	throw new ResponseError(-32602, 'the format of a mail report is "html" or "markdown"');
}
