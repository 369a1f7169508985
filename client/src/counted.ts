import { l10n } from "vscode";

/** Numbers of things, in words. */
export const counted = {
	files: (count: number) => (count === 1 ? l10n.t("1 file") : l10n.t("{0} files", count)),
	zones: (count: number) => (count === 1 ? l10n.t("1 zone") : l10n.t("{0} zones", count)),
	records: (count: number) => (count === 1 ? l10n.t("1 record") : l10n.t("{0} records", count)),
	signatures: (count: number) => (count === 1 ? l10n.t("1 signature") : l10n.t("{0} signatures", count)),
	domains: (count: number) => (count === 1 ? l10n.t("1 domain") : l10n.t("{0} domains", count)),
	errors: (count: number) => (count === 1 ? l10n.t("1 error") : l10n.t("{0} errors", count)),
	warnings: (count: number) => (count === 1 ? l10n.t("1 warning") : l10n.t("{0} warnings", count)),
	hints: (count: number) => (count === 1 ? l10n.t("1 hint") : l10n.t("{0} hints", count)),
	problems: (count: number) => (count === 1 ? l10n.t("1 problem") : l10n.t("{0} problems", count)),
	remarks: (count: number) => (count === 1 ? l10n.t("1 remark") : l10n.t("{0} remarks", count)),
} as const;
