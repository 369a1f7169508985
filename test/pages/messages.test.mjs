import { describe, expect, test } from "vitest";
import { fromPage, isContent, toPage } from "../../client/src/mail-report-messages.ts";
import { content } from "./reports.mjs";

describe("messages between page and extension", () => {
	const open = { kind: "open", uri: "file:///w/db.example.com", line: 4, character: 0 };

	test.each([
		{ kind: "ready" },
		{ kind: "refresh" },
		{ kind: "copy" },
		open,
		{ kind: "export", format: "html" },
		{ kind: "export", format: "markdown" },
		{ kind: "shown", ways: ["a"] },
	])("from the page are taken: %o", (message) => {
		expect(fromPage({ ...message, more: 1 })).toEqual(message);
	});

	test.each([
		undefined,
		null,
		"ready",
		[],
		{},
		{ kind: "run" },
		{ ...open, uri: 1 },
		{ ...open, line: -1 },
		{ ...open, line: 1.5 },
		{ ...open, character: "1" },
		{ kind: "export", format: "pdf" },
		{ kind: "shown", ways: "a" },
		{ kind: "shown", ways: [1] },
	])("from the page are passed over: %o", (message) => {
		expect(fromPage(message)).toBeUndefined();
	});

	test("from the extension are taken or passed over", () => {
		expect(toPage({ kind: "busy" })).toEqual({ kind: "busy" });
		expect(toPage({ kind: "failed", reason: "x" })).toEqual({ kind: "failed", reason: "x" });
		expect(toPage({ kind: "failed" })).toBeUndefined();
		expect(toPage({ kind: "content", content: content() })).toBeDefined();
	});

	test("have what the server answers, whole", () => {
		const whole = content();
		expect(isContent(whole)).toBe(true);
		for (const name of ["style", "head", "domains", "senders", "words", "left"]) {
			expect(isContent({ ...whole, [name]: undefined }), name).toBe(false);
		}
		expect(isContent({ ...whole, domains: [{ key: "a" }] })).toBe(false);
	});
});
