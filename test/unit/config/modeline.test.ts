import { describe, expect, test } from "vitest";
import { readHostRemark, readIgnore, readModelines } from "../../../server/src/config/modeline.ts";

describe("modelines", () => {
	test.each([
		["; zonetrio: origin=example.com.", { origin: "example.com." }],
		[
			"; zonetrio: origin=Example.COM view=internal network=192.0.2.0/26",
			{ origin: "example.com.", view: "internal", network: "192.0.2.0/26" },
		],
		["$TTL 1h\n  ;; ZoneTrio:view=a,origin=example.net\r\n@ A 192.0.2.1", { origin: "example.net.", view: "a" }],
		['; zonetrio: view="the inside"', { view: "the inside" }],
		["; zonetrio: origin=example.com\n; zonetrio: origin=example.net view=a", { origin: "example.com.", view: "a" }],
		["@ A 192.0.2.1 ; zonetrio: origin=example.com.", {}],
		["; zonetrio: role=outbound helo=mail.example.com", {}],
		["; see zonetrio: origin=example.com", {}],
		["zonetrio: origin=example.com", {}],
	])("%j", (text, expected) => {
		expect(readModelines(text, "")).toEqual({ ...expected, problems: [] });
		expect(readModelines("", text)).toEqual({ ...expected, problems: [] });
	});

	test("the first lines win over the last", () => {
		expect(readModelines("; zonetrio: view=a", "; zonetrio: view=b origin=example.com")).toMatchObject({
			view: "a",
			origin: "example.com.",
		});
	});

	test.each([
		["origin=a..b", "origin=a..b", "a..b is no name of a zone"],
		["network=192.0.2.1/26", "192.0.2.1/26", "192.0.2.1/26 is no network such as 192.0.2.0/26 or 2001:db8::/48"],
		["view=", "view=", "view= has no name"],
		["origin", "origin", "nothing is no name of a zone"],
	])("%s has a problem", (pair, marked, message) => {
		const text = `$TTL 1h\n; zonetrio: ${pair}\n`;
		const { problems } = readModelines("", text);
		expect(problems).toMatchObject([{ in: "last", message }]);
		expect(marked.endsWith(text.slice(problems[0]!.start, problems[0]!.end))).toBe(true);
	});

	test("a file shorter than both is read once", () => {
		expect(readModelines("; zonetrio: view=", "; zonetrio: view=").problems).toHaveLength(1);
	});
});

describe("remarks on hosts", () => {
	test("role, helo and ptr", () => {
		const comment = "; zonetrio: role=outbound helo=Mail.example.com ptr=mx.example.com.";
		const remark = readHostRemark(comment)!;
		expect(remark).toMatchObject({
			role: { text: "outbound" },
			helo: { text: "mail.example.com." },
			pointer: { text: "mx.example.com." },
			problems: [],
		});
		expect(comment.slice(remark.helo!.start, remark.helo!.end)).toBe("Mail.example.com");
	});

	test.each(["; just a comment", "; zonetrio-ignore ptr-missing", "; about zonetrio: role=none", ""])(
		"%j is none",
		(comment) => {
			expect(readHostRemark(comment)).toBeUndefined();
		},
	);

	test.each([
		["; zonetrio: role=sender", "sender", "role is sender: it can be outbound, inbound or none"],
		["; zonetrio: rôle=none", "rôle", "rôle means nothing here: known are origin, view, network, role, helo, ptr"],
		["; zonetrio: helo=a..b", "a..b", "helo is a..b, which is no host name"],
		["; zonetrio: ptr", "ptr", "ptr is empty, which is no host name"],
		[
			"; zonetrio: ",
			"; zonetrio:",
			"this comment says nothing: origin=, view=, network=, role=, helo= or ptr= is missing",
		],
	])("%j has a problem", (comment, marked, message) => {
		const { problems } = readHostRemark(comment)!;
		expect(problems.map((problem) => problem.message)).toEqual([message]);
		expect(comment.slice(problems[0]!.start, problems[0]!.end)).toBe(marked);
	});

	test("what stands behind another semicolon is for people", () => {
		const remark = readHostRemark("; zonetrio: role=inbound ; role=none, rack 4")!;
		expect(remark).toEqual({ role: expect.objectContaining({ text: "inbound" }), problems: [] });
	});

	test("keys of modelines are none of its business", () => {
		expect(readHostRemark("; zonetrio: origin=a..b")).toEqual({ problems: [] });
	});
});

describe("ignored rules", () => {
	test.each([
		["; zonetrio-ignore ptr-missing", "line", ["ptr-missing"], undefined],
		["; zonetrio-ignore ptr-missing, PTR-generic", "line", ["ptr-missing", "ptr-generic"], undefined],
		["; zonetrio-ignore: ptr-missing -- the ISP is asked", "line", ["ptr-missing"], "the ISP is asked"],
		[";zonetrio-ignore-file helo-differs mx-cname --", "file", ["helo-differs", "mx-cname"], undefined],
	])("%j", (comment, scope, rules, reason) => {
		const remark = readIgnore(comment)!;
		expect(remark).toMatchObject({ scope, problems: [] });
		expect(remark.reason).toBe(reason);
		expect(remark.rules.map(({ text }) => text)).toEqual(rules);
		for (const { text, start, end } of remark.rules) expect(comment.slice(start, end).toLowerCase()).toBe(text);
	});

	test.each(["; ignore ptr-missing", "; zonetrio: role=none", "; zonetrio-ignored", ""])("%j is none", (comment) => {
		expect(readIgnore(comment)).toBeUndefined();
	});

	test.each([
		["; zonetrio-ignore", "zonetrio-ignore", "no rule is named that could be ignored"],
		["; zonetrio-ignore -- because", "zonetrio-ignore", "no rule is named that could be ignored"],
		[
			"; zonetrio-ignore-line ptr-missing",
			"zonetrio-ignore-line",
			"zonetrio-ignore-line means nothing: it is zonetrio-ignore or zonetrio-ignore-file",
		],
		["; zonetrio-ignore ptr-missing (ISP)", "(ISP)", "(ISP) is no rule: a reason stands behind --"],
	])("%j has a problem", (comment, marked, message) => {
		const { problems } = readIgnore(comment)!;
		expect(problems.map((problem) => problem.message)).toEqual([message]);
		expect(comment.slice(problems[0]!.start, problems[0]!.end)).toBe(marked);
	});
});
