import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { codeSpan } from "../../../server/src/features/code-span.ts";

const markdown = new MarkdownIt({ html: true });

test.each(["mail.example.com.", "a`b", "``", "`a``b`", "<b>", "[a](b)", "*a*"])(
	"code is shown as it is: %s",
	(text) => {
		const shown = text.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
		expect(markdown.renderInline(codeSpan(text))).toBe(`<code>${shown}</code>`);
	},
);

test("code cannot end its line, nor turn what is written after it", () => {
	expect(codeSpan("a\nb\u202ec\u2067")).toBe("`a\ufffdb\ufffdc\ufffd`");
});
