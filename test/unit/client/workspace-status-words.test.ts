import { expect, test } from "vitest";
import { indexText, mailText } from "../../../client/src/workspace-status-words.ts";

test("how much has been read", () => {
	expect(indexText({ files: 3, zones: 2, records: 1234, busy: false })).toEqual({
		text: "2 zones, 1234 records",
		detail: "3 files",
	});
	expect(indexText({ files: 1, zones: 1, records: 1, busy: false })).toEqual({
		text: "1 zone, 1 record",
		detail: "1 file",
	});
	expect(indexText({ files: 0, zones: 0, records: 0, busy: true }).text).toBe("Reading zones");
});

test("whether mail has problems", () => {
	expect(mailText({ domains: 5, problems: 2, busy: false })).toEqual({ text: "Mail: 2 problems", detail: "5 domains" });
	expect(mailText({ domains: 1, problems: 0, busy: false })).toEqual({ text: "Mail: no problems", detail: "1 domain" });
	expect(mailText({ domains: 0, problems: 0, busy: false }).text).toBe("Mail: no domains");
	expect(mailText({ domains: 0, problems: 0, busy: true }).text).toBe("Mail");
});
