/** What tests outside VS Code need of its API: texts as they are in English. */
export const l10n = {
	t: (message: string, ...values: readonly (string | number | boolean)[]): string =>
		message.replace(/\{(\d+)\}/g, (place, index) => String(values[Number(index)] ?? place)),
};

export const env = { language: "en" };

/** Nobody reads messages, and so nobody answers them. */
export const window = {
	showWarningMessage: async (): Promise<undefined> => undefined,
	showErrorMessage: async (): Promise<undefined> => undefined,
};
