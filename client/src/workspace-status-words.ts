/** What the server answers to `zoneTrio/counts`. */
export interface WorkspaceCounts {
	readonly files: number;
	readonly zones: number;
	readonly records: number;
	/** True while the workspace is being read. */
	readonly busy: boolean;
}

/** What is known of the mail of all domains. */
export interface MailCounts {
	readonly domains: number;
	readonly problems: number;
	readonly busy: boolean;
}

/** What a status item says. */
export interface StatusText {
	readonly text: string;
	readonly detail: string;
}

/** How much has been read. */
export function indexText({ files, zones, records, busy }: WorkspaceCounts): StatusText {
	if (busy) return { text: "Reading zones", detail: "" };
	return { text: `${counted(zones, "zone")}, ${counted(records, "record")}`, detail: counted(files, "file") };
}

/** Whether the A, MX and PTR records of all domains agree. */
export function mailText({ domains, problems, busy }: MailCounts): StatusText {
	if (busy) return { text: "Mail", detail: "" };
	if (domains === 0) return { text: "Mail: no domains", detail: "No zone has an MX record or lets an address send" };
	const detail = counted(domains, "domain");
	return problems === 0
		? { text: "Mail: no problems", detail }
		: { text: `Mail: ${counted(problems, "problem")}`, detail };
}

function counted(count: number, word: string): string {
	return count === 1 ? `1 ${word}` : `${count} ${word}s`;
}
