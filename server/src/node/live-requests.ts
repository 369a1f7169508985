import {
	type CancellationToken,
	type Connection,
	type Diagnostic,
	DiagnosticSeverity,
	LSPErrorCodes,
	ResponseError,
	type WorkDoneProgressParams,
} from "vscode-languageserver";
import { zoneName } from "../config/zone-name.ts";
import type { MailOverview } from "../features/report/mail-overview.ts";
import { type ComparedDomain, compareWithFiles, type LiveFinding, withPublished } from "../live/comparison.ts";
import { DnsClient } from "../live/dns-client.ts";
import { publishedMail } from "../live/published-mail.ts";
import type { LiveHost, LiveLookups } from "../lsp/live-lookups.ts";
import { utcTime } from "../records/utc-time.ts";

/** What `zoneTrio/compareLive` is asked: for some domains, those of a file's zones, or all. */
export interface CompareLiveParams extends WorkDoneProgressParams {
	readonly domains?: readonly string[];
	readonly uri?: string;
}

/** What it answers. */
export interface CompareLiveAnswer {
	/** How many domains were looked up, and of how many that was not possible. */
	readonly domains: number;
	readonly failed: number;
	/** What is wrong with what is published, and what differs from the files. */
	readonly warnings: number;
	readonly differences: number;
	/** The findings at their places in the files. */
	readonly files: readonly { readonly uri: string; readonly diagnostics: readonly Diagnostic[] }[];
}

const SOURCE = "Zone Trio (live)";

const SEVERITIES = { warning: DiagnosticSeverity.Warning, information: DiagnosticSeverity.Information };

/** Looks up how mail is published, only when asked, and never for folders that the user does not trust. */
export class LiveRequests implements LiveLookups {
	readonly #host: LiveHost;
	#connection: Connection | undefined;
	/** What was found last of each domain. */
	readonly #known = new Map<string, ComparedDomain>();

	constructor(host: LiveHost) {
		this.#host = host;
	}

	listen(connection: Connection): void {
		this.#connection = connection;
		connection.onRequest("zoneTrio/compareLive", (asked: CompareLiveParams, token) => this.#compare(asked, token));
		connection.onRequest("zoneTrio/forgetLive", () => {
			this.#known.clear();
			this.#host.compared();
		});
	}

	withPublished(overview: MailOverview): MailOverview {
		return withPublished(overview, [...this.#known.values()]);
	}

	async #compare(asked: CompareLiveParams, token: CancellationToken): Promise<CompareLiveAnswer> {
		const { service, isTrusted, whenRead } = this.#host;
		if (!isTrusted) {
			throw new ResponseError(LSPErrorCodes.RequestFailed, "nothing is looked up for folders that you do not trust");
		}
		await whenRead();
		const domains = this.#domainsOf(asked);
		const { servers, timeout, smtp } = this.#host.settings();
		const client = new DnsClient({ servers, timeout: timeout * 1000 });
		const given = token.onCancellationRequested(() => client.cancel());
		const progress = this.#connection?.window.attachWorkDoneProgress(asked.workDoneToken);
		progress?.begin("Looking up mail in the DNS", 0, undefined, true);
		let done = 0;
		try {
			const published = await publishedMail(domains, {
				client,
				now: () => new Date(),
				...(smtp && { smtp: { timeout: timeout * 1000 } }),
				isOver: () => token.isCancellationRequested,
				done: (domain) => progress?.report(Math.floor((100 * ++done) / domains.length), domain),
			});
			if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "given up");
			await whenRead();
			const compared = compareWithFiles(published, service.report(), service.mailOverview());
			for (const one of compared) this.#known.set(one.published.domain, one);
			this.#host.compared();
			return this.#answer(compared);
		} finally {
			given.dispose();
			progress?.done();
		}
	}

	#domainsOf({ domains, uri }: CompareLiveParams): string[] {
		const { service, uris } = this.#host;
		if (domains) return domains.map(absoluteName);
		const all = [...new Set(service.report().domains.map(({ domain }) => domain))];
		if (uri === undefined) return all;
		const origins = service.zonesOfFile(uris.pathOf(uri)).map(({ origin }) => origin);
		return all.filter((domain) => origins.some((origin) => domain === origin || domain.endsWith(`.${origin}`)));
	}

	#answer(compared: readonly ComparedDomain[]): CompareLiveAnswer {
		const findings = compared.flatMap((one) => one.findings.map((finding) => ({ finding, time: one.published.time })));
		const count = (wanted: LiveFinding["severity"]) =>
			findings.filter(({ finding }) => finding.severity === wanted).length;
		const byUri = new Map<string, Diagnostic[]>();
		for (const { finding, time } of findings) {
			if (!finding.place) continue;
			const uri = this.#host.uris.uriOf(finding.place.path);
			byUri.set(uri, [...(byUri.get(uri) ?? []), diagnostic(finding, finding.place, time)]);
		}
		return {
			domains: compared.length,
			failed: compared.filter(({ published }) => published.mx === "failed").length,
			warnings: count("warning"),
			differences: count("information"),
			files: [...byUri].map(([uri, diagnostics]) => ({ uri, diagnostics })),
		};
	}
}

function diagnostic(
	{ message, severity }: LiveFinding,
	{ line, character }: NonNullable<LiveFinding["place"]>,
	time: string,
): Diagnostic {
	const start = { line, character };
	return {
		range: { start, end: start },
		severity: SEVERITIES[severity],
		source: SOURCE,
		message: `${message} (looked up ${utcTime(new Date(time))})`,
	};
}

function absoluteName(given: string): string {
	const name = zoneName(given);
	if (name === undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, `${given} is no name of a domain`);
	return name;
}
