import { describe, expect, test } from "vitest";
import { parseSpf, type SpfTerm } from "../../../server/src/mail/spf.ts";
import { addressText } from "../../../server/src/records/address.ts";

/** A term in short: what it is, and what a receiver takes from it. */
function short(term: SpfTerm): string {
	const network = term.address === undefined ? "" : ` ${addressText(term.address)}`;
	const domain = term.domain === undefined ? "" : ` ${term.domain}`;
	return `${term.qualifier}${term.kind}${domain}${term.macro ? " (macro)" : ""}${network}/${term.prefix4}//${term.prefix6}`;
}

function terms(text: string): string[] {
	const record = parseSpf(`v=spf1 ${text}`)!;
	expect(record.terms.map((term) => term.problem).filter((problem) => problem !== undefined)).toEqual([]);
	expect(record.valid).toBe(true);
	return record.terms.map(short);
}

test.each(["v=spf1", "v=spf1 ", "V=SPF1 -all", "v=SpF1 a  mx   -all  "])("%j is an SPF record", (text) => {
	expect(parseSpf(text)?.valid).toBe(true);
});

test.each([
	"",
	"v=spf10 -all",
	"v=spf1-all",
	"v=spf1;-all",
	"v=spf1\t-all",
	" v=spf1 -all",
	"spf1 -all",
	"v=spf2.0/pra a",
])("%j is none", (text) => {
	expect(parseSpf(text)).toBeUndefined();
});

test("terms come in their order, with their places", () => {
	const text = "v=spf1  -ip4:192.0.2.0/24 mx ~all";
	expect(parseSpf(text)!.terms.map(({ start, end }) => text.slice(start, end))).toEqual([
		"-ip4:192.0.2.0/24",
		"mx",
		"~all",
	]);
});

test.each([
	["-all", "-all/32//128"],
	["ALL", "+all/32//128"],
	["?all", "?all/32//128"],
	["a", "+a/32//128"],
	["a/24", "+a/24//128"],
	["a//64", "+a/32//64"],
	["a/24//64", "+a/24//64"],
	["a/0//0", "+a/0//0"],
	["~a:Mail.Example.COM", "~a mail.example.com./32//128"],
	["a:mail.example.com.", "+a mail.example.com./32//128"],
	["a:mail.example.com/24", "+a mail.example.com./24//128"],
	["a:mail.example.com/24//64", "+a mail.example.com./24//64"],
	["a:odd:part/25.example.com", "+a odd:part/25.example.com./32//128"],
	["mx:example.com//64", "+mx example.com./32//64"],
	["ptr", "+ptr/32//128"],
	["ptr:example.com", "+ptr example.com./32//128"],
	["ip4:192.0.2.25", "+ip4 192.0.2.25/32//128"],
	["ip4:192.0.2.0/24", "+ip4 192.0.2.0/24//128"],
	["ip6:2001:DB8::25", "+ip6 2001:db8::25/32//128"],
	["ip6:2001:db8::/32", "+ip6 2001:db8::/32//32"],
	["include:_spf.example.com", "+include _spf.example.com./32//128"],
	["exists:%{i}._spf.example.com", "+exists %{i}._spf.example.com (macro)/32//128"],
	["exists:%{ir}.%{v}.%{l1r-+}.%{D2}", "+exists %{ir}.%{v}.%{l1r-+}.%{D2} (macro)/32//128"],
	["a:%{d2/}/24", "+a %{d2/} (macro)/24//128"],
	["redirect=_spf.example.com", "+redirect _spf.example.com./32//128"],
	["exp=why.%{d}", "+exp why.%{d} (macro)/32//128"],
	["ra=postmaster", "+unknown/32//128"],
	["x-y.z_1=", "+unknown/32//128"],
	["include=example.com", "+unknown/32//128"],
	["a:1.a-b", "+a 1.a-b./32//128"],
	["a:at@example.com", "+a at\\@example.com./32//128"],
])("%s", (text, expected) => {
	expect(terms(text)).toEqual([expected]);
});

describe("errors", () => {
	test.each([
		["ipv4:192.0.2.1", "is no mechanism; ip4: was meant"],
		["redirect:example.com", "is no mechanism; redirect= was meant"],
		["mxx", "is no mechanism that receivers know"],
		["-all.", "is neither a mechanism nor a modifier"],
		["all:example.com", "takes no value"],
		["all/8", "takes no value"],
		["include", "has no domain"],
		["include:", "has no domain"],
		["include/example.com", "has no domain"],
		["exists", "has no domain"],
		["redirect=", "has no domain"],
		["exp=", "has no domain"],
		["a:", "has no domain"],
		["a:/24", "has no domain"],
		["ptr/24", "has no domain"],
		["-redirect=example.com", "is neither a mechanism nor a modifier"],
		["=example.com", "is neither a mechanism nor a modifier"],
		["a/33", "has 33 behind the slash, which is no prefix length from 0 to 32"],
		["a/024", "has 024 behind the slash, which is no prefix length from 0 to 32"],
		["a//129", "has 129 behind the slash, which is no prefix length from 0 to 128"],
		["a/", "has /, which is no prefix length"],
		["a/x", "has /x, which is no prefix length"],
		["a:mail", "has mail, which is no domain of two labels or more"],
		["a:mail.", "has mail., which is no domain of two labels or more"],
		["a:192.0.2.25", "has 192.0.2.25, which is no domain of two labels or more"],
		["a:example.-com", "has example.-com, which is no domain of two labels or more"],
		["a:example.com:8080", "has example.com:8080, which is no domain of two labels or more"],
		["a:mail.example.com/", "has mail.example.com/, which is no domain of two labels or more"],
		["a:münchen.example", "has a character that no domain has"],
		["a:ctrl.example.com\rptr", "has a character that no domain has"],
		["ip4", "has no address"],
		["ip4:", "has no address"],
		["ip4/24", "has no address"],
		["ip4:192.0.2", "has 192.0.2, which is no IPv4 address"],
		["ip4:192.0.2.025", "has 192.0.2.025, which is no IPv4 address"],
		["ip4:2001:db8::1", "has 2001:db8::1, which is no IPv4 address (ip6: takes it)"],
		["ip6:192.0.2.1", "has 192.0.2.1, which is no IPv6 address (ip4: takes it)"],
		["ip4:192.0.2.1/33", "has 33 behind the slash, which is no prefix length from 0 to 32"],
		["ip4:192.0.2.0/", "has nothing behind the slash, which is no prefix length from 0 to 32"],
		["ip4:192.0.2.0//24", "has /24 behind the slash, which is no prefix length from 0 to 32"],
		["ip4:192.0.2.0/255.255.255.0", "has 255.255.255.0 behind the slash, which is no prefix length from 0 to 32"],
		["ip6:2001:db8::/129", "has 129 behind the slash, which is no prefix length from 0 to 128"],
		["exists:%{i", "has a % that begins no macro; write %% for the sign itself"],
		["exists:%{x}.example.com", "has a % that begins no macro; write %% for the sign itself"],
		["exists:100%.example.com", "has a % that begins no macro; write %% for the sign itself"],
		["x=100%", "has a % that begins no macro; write %% for the sign itself"],
		["exists:%{c}.example.com", "has a macro that only explanations may have"],
		["exists:%{d0}.example.com", "has a macro that keeps 0 labels"],
	])("%j %s", (text, problem) => {
		const record = parseSpf(`v=spf1 ${text} -all`)!;
		expect(record.terms.map((term) => term.problem)).toEqual([problem, undefined]);
		expect(record.valid).toBe(false);
	});

	test("redirect and exp may be there once", () => {
		const record = parseSpf("v=spf1 exp=a.example.com redirect=b.example.com exp=c.example.com ra=x ra=y")!;
		expect(record.terms.map((term) => term.problem)).toEqual([
			undefined,
			undefined,
			"is there twice",
			undefined,
			undefined,
		]);
	});

	test("an unknown term keeps its name, so that a fix can replace it", () => {
		expect(parseSpf("v=spf1 IPv4:192.0.2.1")!.terms[0]).toMatchObject({ kind: "unknown", name: "ipv4" });
		expect(parseSpf("v=spf1 include=example.com")!.terms[0]).toMatchObject({ kind: "unknown", name: "include" });
	});

	test("a text of any length is read without delay", () => {
		for (const part of ["a:", "%{d}", "%", "1", ".", "-", "a/", "a:1.", "=", "+"]) {
			expect(parseSpf(`v=spf1 ${part.repeat(65_000 / part.length)}`)).toBeDefined();
			expect(parseSpf(`v=spf1 a:${part.repeat(65_000 / part.length)}`)).toBeDefined();
		}
	});
});
