import { l10n } from "vscode";
import { counted } from "./counted.ts";

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
	if (busy) return { text: l10n.t("Reading zones"), detail: "" };
	return { text: `${counted.zones(zones)}, ${counted.records(records)}`, detail: counted.files(files) };
}

/** Whether the A, MX and PTR records of all domains agree. */
export function mailText({ domains, problems, busy }: MailCounts): StatusText {
	if (busy) return { text: l10n.t("Mail"), detail: "" };
	if (domains === 0) {
		return { text: l10n.t("Mail: no domains"), detail: l10n.t("No zone has an MX record or lets an address send") };
	}
	const detail = counted.domains(domains);
	return problems === 0
		? { text: l10n.t("Mail: no problems"), detail }
		: { text: l10n.t("Mail: {0}", counted.problems(problems)), detail };
}
