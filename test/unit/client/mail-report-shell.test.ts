import { parse } from "parse5";
import { describe, expect, test } from "vitest";
import { mailReportShell } from "../../../client/src/mail-report-shell.ts";

const SOURCE = "https://file.vscode-cdn.net";
const shell = () => mailReportShell(SOURCE, (file) => `${SOURCE}/dist/${file}`);

describe("the page of the mail report in an editor", () => {
	test("runs its own script alone, loads files of the extension alone, and sends nothing anywhere", () => {
		const page = shell();
		const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!;
		const nonce = /script-src 'nonce-([A-Za-z0-9+/]{24})'/.exec(policy)![1]!;
		expect(policy.split("; ")).toEqual([
			"default-src 'none'",
			`style-src ${SOURCE}`,
			`font-src ${SOURCE}`,
			`img-src ${SOURCE}`,
			`script-src 'nonce-${nonce}'`,
			"base-uri 'none'",
			"form-action 'none'",
		]);
		expect(page.match(/<script[^>]*>/g)).toEqual([`<script nonce="${nonce}" src="${SOURCE}/dist/mail-report.js">`]);
		expect(page).not.toMatch(/\son[a-z]+=|style="|javascript:/);
		expect(page.indexOf("Content-Security-Policy")).toBeLessThan(page.search(/<link|<script/));
	});

	test("has another nonce each time", () => {
		const nonces = Array.from({ length: 20 }, () => /nonce-([^']*)/.exec(shell())![1]);
		expect(new Set(nonces).size).toBe(20);
	});

	test("is HTML without mistakes", () => {
		const errors: string[] = [];
		parse(shell(), { onParseError: ({ code }) => errors.push(code) });
		expect(errors).toEqual([]);
	});
});
