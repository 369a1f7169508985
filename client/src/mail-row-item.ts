import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from "vscode";
import type { MailRow } from "./mail-row.ts";
import { spokenOf, tooltipOf } from "./mail-row-words.ts";

/** The command that a click on a row runs: it opens the record of the row that is its argument. */
export const OPEN_RECORD = "zoneTrio.mailHosts.openRecord";

const ICONS: Readonly<Record<MailRow["verdict"], ThemeIcon>> = {
	error: new ThemeIcon("error", new ThemeColor("problemsErrorIcon.foreground")),
	warning: new ThemeIcon("warning", new ThemeColor("problemsWarningIcon.foreground")),
	information: new ThemeIcon("info", new ThemeColor("problemsInfoIcon.foreground")),
	hint: new ThemeIcon("info", new ThemeColor("problemsInfoIcon.foreground")),
	unknown: new ThemeIcon("question", new ThemeColor("disabledForeground")),
	ok: new ThemeIcon("pass", new ThemeColor("testing.iconPassed")),
};

/** How a row looks. `element` is what commands on it get as their argument. */
export function itemOf(row: MailRow, element: unknown): TreeItem {
	const { Collapsed, None } = TreeItemCollapsibleState;
	const item = new TreeItem(row.label, row.hasChildren ? Collapsed : None);
	item.id = row.id;
	item.description = row.description;
	item.iconPath = ICONS[row.verdict];
	item.tooltip = tooltipOf(row);
	item.contextValue = contextOf(row);
	item.accessibilityInformation = { label: spokenOf(row) };
	if (row.place) item.command = { title: l10n.t("Open Record"), command: OPEN_RECORD, arguments: [element] };
	return item;
}

/** What can be done with a row: its kind, `fix`, `request`, `elsewhere`, and the records one can go to. Menus look for these words. */
function contextOf({ kind, canFix, requestable, exchange, address, places }: MailRow): string {
	const words = [
		kind,
		canFix && exchange !== undefined && "fix",
		requestable.length > 0 && "request",
		requestable.length > 0 && address !== undefined && "elsewhere",
		...Object.keys(places).map((record) => `to-${record}`),
	];
	return words.filter(Boolean).join(" ");
}

/** Whether two rows look the same and can do the same; where their records stand does not matter. */
export function looksSame(one: MailRow, other: MailRow): boolean {
	const shown = (row: MailRow) =>
		JSON.stringify([
			row.label,
			row.description,
			row.verdict,
			row.hasChildren,
			spokenOf(row),
			contextOf(row),
			row.status,
		]);
	return shown(one) === shown(other);
}
