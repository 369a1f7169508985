import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseSpf, type SpfQualifier, type SpfTerm } from "../../../server/src/mail/spf.ts";
import {
	passablePrefixes,
	passingTerm,
	type SpfResult,
	spfPasses,
	spfResults,
} from "../../../server/src/mail/spf-evaluation.ts";
import { flattenSpf, SpfReader } from "../../../server/src/mail/spf-reader.ts";
import type { SpfSource } from "../../../server/src/mail/spf-source.ts";
import { addressText, parseAddress } from "../../../server/src/records/address.ts";

interface Zones {
	readonly spf?: Readonly<Record<string, string | "none" | "several">>;
	readonly hosts?: Readonly<Record<string, readonly string[]>>;
	readonly exchanges?: Readonly<Record<string, readonly string[]>>;
}

/** Zones that know all of example.com and example.net, and nothing else. Names without the last dot. */
function sourceOf({ spf = {}, hosts = {}, exchanges = {} }: Zones): SpfSource & { readonly asked: string[] } {
	const asked: string[] = [];
	const isLoaded = (name: string) => /(?:^|\.)example\.(?:com|net)\.$/.test(name);
	return {
		asked,
		spfOf(domain) {
			asked.push(domain);
			if (!isLoaded(domain)) return "outside";
			const text = spf[domain.slice(0, -1)] ?? "none";
			return text === "none" || text === "several" ? text : { text };
		},
		addressesOf(host) {
			return isLoaded(host) ? (hosts[host.slice(0, -1)] ?? []).map((text) => parseAddress(text)!) : "outside";
		},
		exchangesOf(domain) {
			return isLoaded(domain) ? (exchanges[domain.slice(0, -1)] ?? []) : "outside";
		},
	};
}

const ZONES: Zones = {
	hosts: {
		"example.com": ["192.0.2.1", "2001:db8::1"],
		"mail.example.com": ["192.0.2.25", "2001:db8::25"],
		"six.example.com": ["2001:db8::6"],
	},
	exchanges: { "example.com": ["mail.example.com."], "out.example.com": ["mail.example.com.", "mx.example.org."] },
	spf: {
		"in.example.com": "v=spf1 ip4:198.51.100.0/24 -ip4:203.0.113.1 ~ip4:203.0.113.2 ?ip4:203.0.113.3 -all",
		"bad.example.com": "v=spf1 ip4:192.0.2.77 -all moo",
		"loop.example.com": "v=spf1 ip4:192.0.2.77 include:loop2.example.com -all",
		"loop2.example.com": "v=spf1 ip4:192.0.2.78 include:loop.example.com -all",
		"self.example.com": "v=spf1 redirect=self.example.com",
		"two.example.com": "several",
		"maybe.example.com": "v=spf1 -exists:%{i}.example.com ip4:192.0.2.77 ?all",
	},
};

function results(record: string, address: string, zones: Zones = ZONES): SpfResult[] {
	const source = sourceOf({ ...zones, spf: { ...zones.spf, "example.com": record } });
	return [...spfResults(flattenSpf("example.com.", source), parseAddress(address)!)];
}

describe("what receivers find", () => {
	test.each<[string, string, SpfResult[]]>([
		["v=spf1 ip4:192.0.2.0/24 -all", "192.0.2.25", ["pass"]],
		["v=spf1 ip4:192.0.2.0/24 -all", "192.0.3.25", ["fail"]],
		["v=spf1 ip4:192.0.2.0/24 -all", "2001:db8::25", ["fail"]],
		["v=spf1 ip6:2001:db8::/64 ~all", "2001:db8::25", ["pass"]],
		["v=spf1 ip6:2001:db8::/64 ~all", "192.0.2.25", ["softfail"]],
		["v=spf1 -ip4:192.0.2.25 ip4:192.0.2.0/24", "192.0.2.25", ["fail"]],
		["v=spf1 -all ip4:192.0.2.25", "192.0.2.25", ["fail"]],
		["v=spf1", "192.0.2.25", ["neutral"]],
		["v=spf1 +all", "192.0.2.25", ["pass"]],
		["v=spf1 a -all", "192.0.2.1", ["pass"]],
		["v=spf1 a -all", "2001:db8::1", ["pass"]],
		["v=spf1 a -all", "192.0.2.2", ["fail"]],
		["v=spf1 a/24//64 -all", "192.0.2.2", ["pass"]],
		["v=spf1 a/24//64 -all", "2001:db8::ffff", ["pass"]],
		["v=spf1 a/24 -all", "2001:db8::ffff", ["fail"]],
		["v=spf1 mx -all", "192.0.2.25", ["pass"]],
		["v=spf1 mx:out.example.com -all", "192.0.2.25", ["pass"]],
		["v=spf1 mx:out.example.com -all", "192.0.2.26", ["pass", "fail"]],
		["v=spf1 mx:none.example.com -all", "192.0.2.26", ["fail"]],
		["v=spf1 a:mail.example.org -all", "192.0.2.26", ["pass", "fail"]],
		["v=spf1 a:mail.example.org ip4:192.0.2.26 -all", "192.0.2.26", ["pass"]],
		["v=spf1 include:_spf.example.org mx -all", "192.0.2.25", ["pass"]],
		["v=spf1 -include:_spf.example.org mx -all", "192.0.2.25", ["pass", "fail"]],
		["v=spf1 include:_spf.example.org ?all", "192.0.2.25", ["pass", "neutral"]],
		["v=spf1 ptr -all", "192.0.2.25", ["pass", "fail"]],
		["v=spf1 exists:%{i}.example.com -all", "192.0.2.25", ["pass", "fail"]],
		["v=spf1 exists:mail.example.com -all", "198.51.100.1", ["pass"]],
		["v=spf1 exists:six.example.com -all", "198.51.100.1", ["fail"]],
		["v=spf1 include:in.example.com -all", "198.51.100.1", ["pass"]],
		["v=spf1 -include:in.example.com +all", "198.51.100.1", ["fail"]],
		["v=spf1 include:in.example.com ip4:203.0.113.0/24", "203.0.113.1", ["pass"]],
		["v=spf1 include:in.example.com ?all", "203.0.113.2", ["neutral"]],
		["v=spf1 include:none.example.com +all", "192.0.2.25", ["permerror"]],
		["v=spf1 include:two.example.com +all", "192.0.2.25", ["permerror"]],
		["v=spf1 include:bad.example.com +all", "192.0.2.77", ["permerror"]],
		["v=spf1 ip4:192.0.2.25 include:bad.example.com +all", "192.0.2.25", ["pass"]],
		["v=spf1 ip4:192.0.2.25 moo", "192.0.2.25", ["permerror"]],
		["v=spf1 include:loop.example.com", "192.0.2.77", ["pass"]],
		["v=spf1 include:loop.example.com", "192.0.2.78", ["pass"]],
		["v=spf1 include:loop.example.com", "192.0.2.79", ["permerror"]],
		["v=spf1 redirect=in.example.com", "198.51.100.1", ["pass"]],
		["v=spf1 redirect=in.example.com", "203.0.113.2", ["softfail"]],
		["v=spf1 redirect=in.example.com ?all", "198.51.100.1", ["neutral"]],
		["v=spf1 redirect=in.example.com ip4:192.0.2.25", "192.0.2.25", ["pass"]],
		["v=spf1 redirect=none.example.com", "192.0.2.25", ["permerror"]],
		["v=spf1 redirect=self.example.com", "192.0.2.25", ["permerror"]],
		["v=spf1 redirect=_spf.example.org", "192.0.2.25", ["pass", "fail", "softfail", "neutral", "permerror"]],
		["v=spf1 redirect=%{d}.example.com", "192.0.2.25", ["pass", "fail", "softfail", "neutral", "permerror"]],
		["v=spf1 include:maybe.example.com -all", "192.0.2.77", ["pass", "fail"]],
		["v=spf1 a:a..example.com +all", "192.0.2.25", ["pass"]],
		["v=spf1 include:a..example.com +all", "192.0.2.25", ["permerror"]],
	])("%s for %s: %j", (record, address, expected) => {
		expect(results(record, address)).toEqual(expected);
	});

	test("a domain without a record, with several or outside", () => {
		const source = sourceOf(ZONES);
		const of = (domain: string) => [...spfResults(flattenSpf(domain, source), parseAddress("192.0.2.1")!)];
		expect(of("none.example.com.")).toEqual(["none"]);
		expect(of("two.example.com.")).toEqual(["permerror"]);
		expect(of("example.org.")).toEqual(["pass", "fail", "softfail", "neutral", "none", "permerror"]);
	});

	test("ten lookups are allowed, the eleventh is an error if it comes before a match", () => {
		const tenth = `v=spf1 ${"a:six.example.com ".repeat(10)}`;
		expect(results(`${tenth} +all`, "192.0.2.25")).toEqual(["pass"]);
		expect(results(`${tenth} mx +all`, "192.0.2.25")).toEqual(["permerror"]);
		expect(results(`${tenth} mx +all`, "2001:db8::6")).toEqual(["pass"]);
		expect(results(`${tenth} redirect=in.example.com`, "198.51.100.1")).toEqual(["permerror"]);
	});

	test("mx with more than ten mail servers is an error", () => {
		const servers = Array.from({ length: 11 }, (_, at) => `mx${at}.example.com.`);
		const zones = { exchanges: { "example.com": servers, "ten.example.com": servers.slice(1) } };
		expect(results("v=spf1 mx +all", "192.0.2.1", zones)).toEqual(["permerror"]);
		expect(results("v=spf1 mx:ten.example.com +all", "192.0.2.1", zones)).toEqual(["pass"]);
	});

	test("the null MX has no address", () => {
		expect(results("v=spf1 mx -all", "192.0.2.1", { exchanges: { "example.com": ["."] } })).toEqual(["fail"]);
	});
});

test("of a chain of many records no more are read than a receiver could need, and each once", () => {
	const spf: Record<string, string> = { "last.example.net": "v=spf1 ip4:192.0.2.1" };
	for (let at = 0; at < 20_000; at++) spf[`n${at}.example.net`] = `v=spf1 include:n${at + 1}.example.net`;
	spf["n20000.example.net"] = "v=spf1 redirect=last.example.net";
	const source = sourceOf({ spf });
	const reader = new SpfReader(() => source);
	const policy = reader.policy("n0.example.net.");
	expect([...spfResults(policy, parseAddress("192.0.2.1")!)]).toEqual(["permerror"]);
	expect(passablePrefixes(policy.content)).toEqual([]);
	expect(source.asked.length).toBe(102);
	expect(spfPasses(reader.policy("n19995.example.net."), parseAddress("192.0.2.1")!)).toBe(true);
	expect(new Set(source.asked).size).toBe(source.asked.length);
});

test("where more records are included than are followed, anything may come out", () => {
	const spf: Record<string, string> = {};
	// Each of 20 includes 20 others, and the last of these are reached within ten look-ups.
	for (let one = 0; one < 20; one++) {
		const names = Array.from({ length: 20 }, (_, at) => `n${one}-${at}.example.net`);
		spf[`n${one}.example.net`] = `v=spf1 ${names.map((name) => `include:${name}`).join(" ")} ?all`;
		for (const name of names) spf[name] = "v=spf1 ip4:192.0.2.1 ?all";
	}
	spf["example.com"] =
		`v=spf1 ${Array.from({ length: 20 }, (_, at) => `include:n${19 - at}.example.net`).join(" ")} -all`;
	const policy = flattenSpf("example.com.", sourceOf({ spf }));
	expect(policy.content.followed.size).toBe(120);
	expect([...spfResults(policy, parseAddress("192.0.2.1")!)]).toEqual(["pass"]);
	expect([...spfResults(policy, parseAddress("192.0.2.2")!)]).toEqual(["permerror"]);
});

describe("the term that lets an address pass", () => {
	test.each([
		["v=spf1 mx ip4:192.0.2.0/24 -all", "192.0.2.25", "mx"],
		["v=spf1 mx ip4:192.0.2.0/24 -all", "192.0.2.26", "ip4:192.0.2.0/24"],
		["v=spf1 include:_spf.example.org mx -all", "192.0.2.25", "mx"],
		["v=spf1 include:in.example.com -all", "198.51.100.1", "include:in.example.com"],
		["v=spf1 exp=a.example.com redirect=in.example.com", "198.51.100.1", "redirect=in.example.com"],
		["v=spf1 -ip4:192.0.2.1 +all", "192.0.2.2", "+all"],
		["v=spf1 ptr +all", "192.0.2.2", "+all"],
		["v=spf1 mx -all", "192.0.2.1", undefined],
		["v=spf1 ptr -all", "192.0.2.1", undefined],
	])("%s for %s: %s", (record, address, text) => {
		const source = sourceOf({ ...ZONES, spf: { ...ZONES.spf, "example.com": record } });
		const term = passingTerm(flattenSpf("example.com.", source), parseAddress(address)!);
		expect(term?.text).toBe(text);
		if (term !== undefined) {
			expect(record.slice(term.start, term.end)).toBe(text);
			expect(term.domain).toBe("example.com.");
		}
	});
});

test.each([
	["v=spf1 ip4:192.0.2.0/24 -ip4:203.0.113.0/24 ~mx +all", ["192.0.2.0/24"]],
	["v=spf1 a/28//64 mx -all", ["192.0.2.1/28", "2001:db8::1/64", "192.0.2.25/32", "2001:db8::25/128"]],
	["v=spf1 include:in.example.com ip4:192.0.2.1 -all", ["192.0.2.1/32", "198.51.100.0/24"]],
	["v=spf1 redirect=in.example.com", ["198.51.100.0/24"]],
	["v=spf1 -all ip4:192.0.2.1", []],
	["v=spf1 ip4:192.0.2.1 moo", []],
	["v=spf1 include:loop.example.com", ["192.0.2.77/32", "192.0.2.78/32"]],
])("%s can let pass %j", (record, expected) => {
	const source = sourceOf({ ...ZONES, spf: { ...ZONES.spf, "example.com": record } });
	const prefixes = passablePrefixes(flattenSpf("example.com.", source).content);
	expect(prefixes.map(({ address, length }) => `${addressText(address)}/${length}`)).toEqual(expected);
});

/** One evaluation as RFC 7208 section 4 tells it, in which `may` decides whatever the zones leave open. */
function checkHost(source: SpfSource, domain: string, address: Uint8Array, may: () => boolean): SpfResult {
	let lookups = 0;
	class PermanentError extends Error {}
	const within = (other: Uint8Array, length: number) =>
		other.length === address.length && bits(other).slice(0, length) === bits(address).slice(0, length);
	const bits = (octets: Uint8Array) => Array.from(octets, (octet) => octet.toString(2).padStart(8, "0")).join("");
	const lengthOf = (term: SpfTerm) => (address.length === 4 ? term.prefix4 : term.prefix6);
	const hostMatches = (host: string, term: SpfTerm, certain: boolean[]) => {
		const found = source.addressesOf(host);
		if (found === "outside") certain.push(false);
		else if (found.some((other) => within(other, lengthOf(term)))) certain.push(true);
	};
	const matches = (term: SpfTerm, current: string): boolean => {
		if (term.kind === "all") return true;
		if (term.kind === "ip4" || term.kind === "ip6") return within(term.address!, lengthOf(term));
		if (++lookups > 10) throw new PermanentError();
		const target = term.domain ?? current;
		if (term.macro || term.kind === "ptr") return may();
		if (term.kind === "include") {
			if (source.spfOf(target) === "outside") return may();
			const result = check(target);
			if (result === "none" || result === "permerror") throw new PermanentError();
			return result === "pass";
		}
		const certain: boolean[] = [];
		if (term.kind === "exists") {
			const found = source.addressesOf(target);
			return found === "outside" ? may() : found.some((other) => other.length === 4);
		}
		if (term.kind === "a") hostMatches(target, term, certain);
		else {
			const exchanges = source.exchangesOf(target);
			if (exchanges === "outside") return may();
			if (exchanges.length > 10) throw new PermanentError();
			for (const exchange of exchanges) hostMatches(exchange, term, certain);
		}
		return certain.includes(true) || (certain.length > 0 && may());
	};
	const check = (current: string): SpfResult => {
		const found = source.spfOf(current);
		if (found === "none") return "none";
		if (typeof found === "string") throw new PermanentError();
		const record = parseSpf(found.text)!;
		if (!record.valid) throw new PermanentError();
		const results: Record<SpfQualifier, SpfResult> = { "+": "pass", "-": "fail", "~": "softfail", "?": "neutral" };
		for (const term of record.terms) {
			if (term.kind === "redirect" || term.kind === "exp" || term.kind === "unknown") continue;
			if (matches(term, current)) return results[term.qualifier];
		}
		const redirect = record.terms.find((term) => term.kind === "redirect");
		if (redirect === undefined) return "neutral";
		if (++lookups > 10) throw new PermanentError();
		if (source.spfOf(redirect.domain!) === "outside") {
			for (const result of ["pass", "fail", "softfail", "neutral"] as const) if (may()) return result;
			throw new PermanentError();
		}
		const result = check(redirect.domain!);
		if (result === "none") throw new PermanentError();
		return result;
	};
	try {
		return check(domain);
	} catch (error) {
		if (error instanceof PermanentError) return "permerror";
		throw error;
	}
}

/** All results of `checkHost`, each open question answered both ways; undefined if there are too many of them. */
function allResults(source: SpfSource, domain: string, address: Uint8Array): Set<SpfResult> | undefined {
	const found = new Set<SpfResult>();
	const answers: boolean[] = [];
	for (let runs = 0; runs < 3000; runs++) {
		let asked = 0;
		const may = () => {
			if (asked === answers.length) answers.push(false);
			return answers[asked++]!;
		};
		found.add(checkHost(source, domain, address, may));
		while (answers.at(-1) === true) answers.pop();
		if (answers.length === 0) return found;
		answers[answers.length - 1] = true;
	}
	return undefined;
}

test("policies say what a plain evaluation says", () => {
	const domains = ["example.com", "b.example.com", "c.example.com", "d.example.com"];
	const mechanism = fc.oneof(
		{ weight: 1, arbitrary: fc.constantFrom("all", "a", "mx", "ptr", "a//127", "mx/31") },
		{
			weight: 3,
			arbitrary: fc.constantFrom("ip4:192.0.2.0/30", "ip4:192.0.2.1", "ip4:192.0.2.2/31", "ip6:2001:db8::/127"),
		},
		{ weight: 1, arbitrary: fc.constantFrom("exists:%{i}.example.com", "exists:b.example.com", "a:x.example.org") },
		{
			weight: 4,
			arbitrary: fc.constantFrom(...domains, "example.org", "none.example.com").map((name) => `include:${name}`),
		},
	);
	const term = fc.oneof(
		{
			weight: 12,
			arbitrary: fc.tuple(fc.constantFrom("", "", "+", "-", "~", "?"), mechanism).map((parts) => parts.join("")),
		},
		{ weight: 1, arbitrary: fc.constantFrom("moo", "ra=x") },
	);
	const redirect = fc.constantFrom("", "", "", ...domains.map((name) => `redirect=${name}`), "redirect=example.org");
	const record = fc
		.tuple(fc.array(term, { maxLength: 4 }), redirect)
		.map(([terms, last]) => ["v=spf1", ...terms, last].join(" "));
	const address = fc.constantFrom(
		"192.0.2.0",
		"192.0.2.1",
		"192.0.2.2",
		"192.0.2.3",
		"192.0.2.4",
		"2001:db8::",
		"2001:db8::1",
		"2001:db8::2",
	);
	const addresses = fc.array(address, { maxLength: 2 });
	const zones = fc.record({
		spf: fc
			.tuple(record, record, record, record)
			.map((texts) => Object.fromEntries(domains.map((name, at) => [name, texts[at]!]))),
		hosts: fc
			.tuple(addresses, addresses, addresses, addresses)
			.map((lists) => Object.fromEntries(domains.map((name, at) => [name, lists[at]!]))),
		exchanges: fc
			.array(fc.constantFrom("b.example.com.", "c.example.com.", "mx.example.org."), { maxLength: 2 })
			.map((targets) => ({ "example.com": targets, "c.example.com": targets.slice(1) })),
	});
	let compared = 0;
	const seen = new Set<string>();
	fc.assert(
		fc.property(zones, address, (world, text) => {
			const source = sourceOf(world);
			const asked = parseAddress(text)!;
			const policy = flattenSpf("example.com.", source);
			const expected = allResults(source, "example.com.", asked);
			if (expected === undefined) return;
			compared++;
			for (const result of expected) seen.add(result);
			expect([...spfResults(policy, asked)].sort()).toEqual([...expected].sort());
			expect(spfPasses(policy, asked)).toBe(expected.size === 1 && expected.has("pass"));
			if (expected.has("pass")) seen.add(expected.size === 1 ? "certainly" : "perhaps");
			expect(passingTerm(policy, asked) !== undefined).toBe(expected.size === 1 && expected.has("pass"));
		}),
		{ seed: 7208, numRuns: 1500 },
	);
	expect(compared).toBeGreaterThan(1200);
	expect([...seen].sort()).toEqual(["certainly", "fail", "neutral", "pass", "perhaps", "permerror", "softfail"]);
});
