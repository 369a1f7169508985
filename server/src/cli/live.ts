import { isServer } from "../features/live-settings.ts";
import { reportPageSteps } from "../features/report/report-page.ts";
import { type ComparedDomain, compareWithFiles, withPublished } from "../live/comparison.ts";
import { DnsClient } from "../live/dns-client.ts";
import { type PublishedDomain, publishedMail } from "../live/published-mail.ts";
import { atOnce } from "../text/at-once.ts";
import { CommandFailure } from "./command-failure.ts";
import { shownPath } from "./disk-path.ts";
import { EXIT_FAILURE, EXIT_FINDINGS, EXIT_OK, EXIT_USAGE, type ExitStatus } from "./exit-status.ts";
import { givenOrigin } from "./given-origin.ts";
import { writeLiveText } from "./live-text.ts";
import { openWorkspace } from "./open-workspace.ts";
import { Output } from "./output.ts";

/** What `zonetrio live` can be told. */
export interface LiveOptions {
	readonly format: "text" | "json" | "html";
	/** DNS servers to ask; those of the system if there are none. */
	readonly server?: readonly string[];
	/** Folders and zone files to compare with. */
	readonly files?: readonly string[];
	/** Seconds that a server has for an answer. */
	readonly timeout: number;
	readonly smtp: boolean;
	readonly config?: string;
}

/**
 * `zonetrio live`: looks up how the mail of domains is published, and compares it with zone files.
 *
 * @param given the domains; if there are none, all that the files have.
 */
export async function live(given: readonly string[], options: LiveOptions): Promise<ExitStatus> {
	const { files = [], server = [], timeout } = options;
	const bad = server.find((one) => !isServer(one));
	if (bad !== undefined)
		throw new CommandFailure(EXIT_USAGE, `--server: ${bad} is no address such as 192.0.2.53 or [2001:db8::53]:5353`);
	if (given.length === 0 && files.length === 0) {
		throw new CommandFailure(EXIT_USAGE, "name a domain to look up, or with --files the zones whose domains are");
	}
	const opened = files.length > 0 ? await openWorkspace(files, options) : undefined;
	const report = opened?.service.report() ?? { version: 1, domains: [], senders: [] };
	const domains = given.length > 0 ? given.map(absoluteName) : [...new Set(report.domains.map(({ domain }) => domain))];
	const client = new DnsClient({ servers: server, timeout: timeout * 1000 });
	const smtp = options.smtp ? { smtp: { timeout: timeout * 1000 } } : {};
	const published = await publishedMail(domains, { client, now: () => new Date(), ...smtp });
	const overview = opened?.service.mailOverview() ?? NO_OVERVIEW;
	const compared = compareWithFiles(published, report, overview);
	const output = new Output();
	if (options.format === "text") writeLiveText(output, compared);
	else if (options.format === "json")
		output.write(`${JSON.stringify(liveJson(compared, client.servers), undefined, 1)}\n`);
	else {
		const asked = new Set(domains);
		const shown = { ...overview, domains: overview.domains.filter(({ domain }) => asked.has(domain)), senders: [] };
		output.write(atOnce(reportPageSteps(withPublished(shown, compared), shownPath)));
	}
	output.flush();
	return exitStatus(published, compared, opened?.isComplete ?? true);
}

const NO_OVERVIEW = { counts: { domains: 0, hosts: 0, senders: 0, problems: 0, open: 0 }, domains: [], senders: [] };

/** That no domain could be looked up is a failure, not a finding. */
function exitStatus(
	published: readonly PublishedDomain[],
	compared: readonly ComparedDomain[],
	isComplete: boolean,
): ExitStatus {
	const isDown = published.length > 0 && published.every(({ mx }) => mx === "failed");
	if (!isComplete || isDown) return EXIT_FAILURE;
	return compared.some(({ findings }) => findings.some(({ severity }) => severity === "warning"))
		? EXIT_FINDINGS
		: EXIT_OK;
}

function absoluteName(given: string): string {
	const name = givenOrigin(given);
	if (name === undefined) throw new CommandFailure(EXIT_USAGE, `${given} is no name of a domain`);
	return name;
}

/** Lines and columns from 1, columns in UTF-16 units. */
function liveJson(compared: readonly ComparedDomain[], servers: readonly string[]): object {
	return {
		version: 1,
		servers,
		domains: compared.map(({ published, view, findings }) => ({
			...published,
			view,
			findings: findings.map(({ severity, message, exchange, address, place }) => ({
				severity,
				message,
				exchange,
				address,
				...(place && { file: shownPath(place.path), line: place.line + 1, column: place.character + 1 }),
			})),
		})),
	};
}
