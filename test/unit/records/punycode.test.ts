import { domainToASCII } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { asciiLabel, decodedLabel } from "../../../server/src/records/punycode.ts";

test.each([
	["café", "xn--caf-dma"],
	["CAFÉ", "xn--caf-dma"],
	["cafe\u0301", "xn--caf-dma"],
	["bücher", "xn--bcher-kva"],
	["münchen-ost", "xn--mnchen-ost-9db"],
	["例え", "xn--r8jz45g"],
	["пример", "xn--e1afmkfd"],
	["www", "www"],
])("%s is %s", (label, ascii) => {
	expect(asciiLabel(label)).toBe(ascii);
});

test("labels are written as Node writes them", () => {
	const letters = fc.constantFrom(..."abcxyz019äöüéßñçøåλπжщяあいう漢字");
	fc.assert(
		fc.property(fc.array(letters, { minLength: 1, maxLength: 20 }), (characters) => {
			const label = characters.join("");
			// Node maps ß to ss, as the older rules had it.
			fc.pre(!label.includes("ß") && /^[^0-9]/.test(label));
			expect(asciiLabel(label)).toBe(domainToASCII(label));
		}),
		{ seed: 20261130 },
	);
});

test("what is written can be read again", () => {
	const letters = fc.constantFrom(..."abcxyz019-äöüéñçøåλπжщяあいう漢字");
	fc.assert(
		fc.property(fc.array(letters, { minLength: 1, maxLength: 20 }), (characters) => {
			const ascii = asciiLabel(characters.join(""));
			fc.pre(ascii.startsWith("xn--") && characters.some((letter) => letter > "\u007f"));
			const codes = decodedLabel(new TextEncoder().encode(ascii.slice(4)));
			expect(String.fromCodePoint(...codes!)).toBe(characters.join(""));
		}),
		{ seed: 20261130 },
	);
});

test.each(["", "abc-", "zzzzzzzzz", "99999999", "a_b", "caf-DMA"])("%s stands for no word", (text) => {
	expect(decodedLabel(new TextEncoder().encode(text))).toBeUndefined();
});
