import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import { reportMarkdownSteps } from "../../../../server/src/features/report/report-markdown.ts";
import { STATUS_WORDS } from "../../../../server/src/features/status-words.ts";
import { atOnce } from "../../../../server/src/text/at-once.ts";
import { HOSTILE_TEXTS, hostileOverviews } from "./hostile-names.ts";
import { EVERY_STATUS, HEAD, overviewOf } from "./overview-of.ts";

const markdown = new MarkdownIt({ html: true, linkify: true });

describe("a report in Markdown", () => {
	const overview = overviewOf(EVERY_STATUS);
	const text = atOnce(reportMarkdownSteps(overview));

	test("has a line for each way of mail", () => {
		const rows = tableRows(text);
		const ways = overview.domains.flatMap(({ hosts }) => hosts.flatMap((host) => host.ways)).length;
		expect(rows.length).toBe(ways + overview.senders.length);
		expect(rows.every((cells) => cells.length === 3)).toBe(true);
	});

	test("begins with how much is wrong", () => {
		expect(text.split("\n")[2]).toBe("**5 problems**, 4 not known in 10 domains, 9 mail hosts, 7 sending addresses");
	});

	test("shows what is wrong before what is fine, which is folded", () => {
		expect(text.indexOf("missing.example.com.")).toBeLessThan(text.indexOf("<details>"));
		expect(text.indexOf("`ok.example.com.`")).toBeGreaterThan(text.indexOf("<details>"));
		expect(markdown.render(text)).toContain("<details>\n<summary>");
	});

	test("has every status, and says what it means", () => {
		for (const [status, { meaning }] of Object.entries(STATUS_WORDS)) {
			expect(text).toContain(`- **${status}**: ${meaning}.`);
		}
	});

	test("draws the way to where it breaks", () => {
		expect(text).toContain(
			"| `missing.example.com.` | MX 10 `missing-host.example.com.` → A `192.0.2.4` → **✗** PTR at `4.2.0.192.in-addr.arpa.` **missing** | ✗ missing |",
		);
	});

	test("shows the name with which a host greets", () => {
		const greeting = `${HEAD}@ MX 10 mail\nmail A 192.0.2.1 ; zonetrio: helo=mail.example.com.\n`;
		expect(atOnce(reportMarkdownSteps(overviewOf({ "db.example.com": greeting })))).toContain(
			"| ? unknown, greets as `mail.example.com.` |",
		);
	});

	test("without mail says so", () => {
		expect(atOnce(reportMarkdownSteps(overviewOf({})))).toBe("# Mail report\n\nNo domain here has mail\n");
	});
});

test.each(hostileOverviews().map((overview, index) => [HOSTILE_TEXTS[index]!, overview] as const))(
	"names in Markdown are code: %s",
	(name, overview) => {
		const text = atOnce(reportMarkdownSteps(overview));
		for (const cells of tableRows(text)) expect(cells).toHaveLength(3);
		const html = markdown.render(text);
		expect(html).not.toMatch(/<(script|img|a|em)\b/);
		const shown = name.toLowerCase().replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
		expect(html.toLowerCase()).toContain(`<code>${shown}.example.com.</code> in view <code>${shown}</code>`);
	},
);

/** The cells of all tables, as GitHub would have them. */
function tableRows(text: string): string[][] {
	const rows: string[][] = [];
	for (const token of markdown.parse(text, {})) {
		if (token.type === "tbody_open") rows.push([]);
		if (token.type === "tr_open" && rows.at(-1)?.length !== 0) rows.push([]);
		if (token.type === "td_open") rows.at(-1)!.push("");
		if (token.type === "inline" && rows.at(-1)?.length) rows.at(-1)!.push(`${rows.at(-1)!.pop()}${token.content}`);
		if (token.type === "thead_open") rows.push([]);
	}
	return rows.filter((cells) => cells.length > 0);
}
