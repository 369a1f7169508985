import { expect, test } from "vitest";
import { OtherTexts } from "../../../server/src/features/other-texts.ts";
import { toOctets, toText } from "../../../server/src/text/utf8.ts";

const MARK = "\uFEFF";
const PATH = "/w/named.conf";
const START = { line: 0, character: 0 };

test("the byte order mark of a file is not shown, and what is typed at the start comes behind it", () => {
	const texts = new OtherTexts("utf-16");
	const given = texts.given(PATH, toOctets(`${MARK}options {};\n`));
	expect(given).toBe(`${MARK}options {};\n`);
	expect(toText(texts.shown(PATH, given).octets())).toBe("options {};\n");
	const change = { start: START, end: { line: 0, character: 7 }, text: "logging" };
	expect(texts.changed(PATH, given, [change])).toBe(`${MARK}logging {};\n`);
	expect(new OtherTexts("utf-16", texts).changed(PATH, given, [change])).toBe(`${MARK}logging {};\n`);
});

test("one that is typed is a character like any other, until the file is given again", () => {
	const texts = new OtherTexts("utf-16");
	const given = texts.given(PATH, toOctets("options {};\n"));
	const typed = texts.changed(PATH, given, [{ start: START, end: START, text: MARK }]);
	expect(texts.changed(PATH, typed, [{ start: START, end: START, text: "# " }])).toBe(`# ${MARK}options {};\n`);
	const again = texts.given(PATH, toOctets(typed));
	expect(texts.changed(PATH, again, [{ start: START, end: START, text: "# " }])).toBe(`${MARK}# options {};\n`);
});
