import { l10n, MarkdownString } from "vscode";
import type { MailRow } from "./mail-row.ts";

/** Spoken before the label, which for a PTR begins with that word. */
const NAMES: Readonly<Record<MailRow["kind"], string>> = {
	domain: l10n.t("mail domain"),
	exchange: "MX",
	address: l10n.t("address"),
	pointer: "",
	senders: l10n.t("group"),
	sender: l10n.t("sending address"),
};

const VERDICTS: Readonly<Record<MailRow["verdict"], string>> = {
	error: l10n.t("error"),
	warning: l10n.t("warning"),
	information: l10n.t("problem of little weight"),
	hint: l10n.t("problem of little weight"),
	unknown: l10n.t("not known"),
	ok: l10n.t("in order"),
};

/** The text shown when the pointer rests on a row. */
export function tooltipOf(row: MailRow): MarkdownString {
	const heading = `**${escaped(row.label)}**${row.status === undefined ? "" : ` — \`${row.status}\``}`;
	return new MarkdownString([heading, ...sentencesOf(row).map(escaped)].join("\n\n"));
}

/** What a screen reader says of a row. */
export function spokenOf(row: MailRow): string {
	return [`${NAMES[row.kind]} ${row.label}`.trim(), row.description.replaceAll(" · ", ", "), VERDICTS[row.verdict]]
		.filter(Boolean)
		.join(", ");
}

function sentencesOf({ sentences, sending, reverseName }: MailRow): string[] {
	return [
		...sentences,
		...(sending === false ? [l10n.t("Mail is only received here, and receivers look at it only when it sends")] : []),
		...(reverseName === undefined ? [] : [l10n.t("Reverse name: {0}", reverseName)]),
	];
}

/** Names of domains may have any character; none of them is to be taken for Markdown. */
function escaped(text: string): string {
	return text.replace(/[\\`*_[\]<>~&|]/g, "\\$&");
}
