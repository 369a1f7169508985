/** What tests outside VS Code need of its API: texts as they are in English. */
export const l10n = {
	t: (message: string, ...values: readonly (string | number | boolean)[]): string =>
		message.replace(/\{(\d+)\}/g, (place, index) => String(values[Number(index)] ?? place)),
};

export const env = { language: "en" };
