import type { CheckWriter } from "./check-report.ts";

/** The formats of `zonetrio check`. Each is loaded when it is asked for. */
export const CHECK_FORMATS = {
	text: async () => (await import("./check-text.ts")).writeCheckText,
	json: async () => (await import("./check-json.ts")).writeCheckJson,
	markdown: async () => (await import("./check-markdown.ts")).writeCheckMarkdown,
	sarif: async () => (await import("./check-sarif.ts")).writeCheckSarif,
	github: async () => (await import("./check-github.ts")).writeCheckGithub,
	gitlab: async () => (await import("./check-gitlab.ts")).writeCheckGitlab,
	junit: async () => (await import("./check-junit.ts")).writeCheckJunit,
	checkstyle: async () => (await import("./check-checkstyle.ts")).writeCheckCheckstyle,
} as const satisfies Readonly<Record<string, () => Promise<CheckWriter>>>;

export type CheckFormat = keyof typeof CHECK_FORMATS;
