import { expect, test } from "vitest";
import { heloProblem, pointerTargetKind } from "../../../server/src/mail/smtp-name.ts";

test.each([
	["mail.example.com", undefined],
	["mail.example.com.", undefined],
	["MAIL.Example.com", undefined],
	["mail.provider.example", undefined],
	["xn--mnchen-3ya.example", undefined],
	["[192.0.2.25]", undefined],
	["[IPv6:2001:db8::25]", undefined],
	["[ipv6:2001:db8::25]", undefined],
	["[2001:db8::25]", "not-hostname"],
	["[IPv6:192.0.2.25]", "not-hostname"],
	["[mail]", "not-hostname"],
	["192.0.2.25", "address"],
	["192.0.2.25.", "address"],
	["2001:db8::25", "address"],
	["localhost", "localhost"],
	["localhost.localdomain", "localhost"],
	["mail.localhost", "localhost"],
	["(none)", "localhost"],
	["mail", "unqualified"],
	["", "unqualified"],
	[".", "unqualified"],
	["mail.local", "private-suffix"],
	["mail.office.lan", "private-suffix"],
	["mail.home", "private-suffix"],
	["mail.home.arpa", "private-suffix"],
	["mail.internal", "private-suffix"],
	["mail_1.example.com", "not-hostname"],
	["-mail.example.com", "not-hostname"],
	["mail..example.com", "not-hostname"],
	["mail server.example.com", "not-hostname"],
])("the HELO name %s: %s", (name, kind) => {
	expect(heloProblem(name)?.kind).toBe(kind);
});

test("a message names the name, why it matters and what to do", () => {
	expect(heloProblem("mail")!.message).toBe(
		"The HELO name mail is not a full domain name, and servers refuse it. Give the host with its domain, such as mail.example.com",
	);
	expect(heloProblem("[2001:db8:0::25]")!.message).toContain("[IPv6:2001:db8::25]");
});

test.each([
	["mail.example.com.", undefined],
	["local.example.com.", undefined],
	["mylan.", "unqualified"],
	[".", "unqualified"],
	["localhost.", "localhost"],
	["LOCALHOST.", "localhost"],
	["localhost.localdomain.", "localhost"],
	["localhost6.localdomain6.", "localhost"],
	["\\(none\\).", "localhost"],
	["server.local.", "private-suffix"],
	["server.lan.", "private-suffix"],
	["server.invalid.", "private-suffix"],
	["server.home.", "private-suffix"],
	["server.internal.", "private-suffix"],
	["server.example.", "private-suffix"],
	["server.home.arpa.", "private-suffix"],
	["25.2.0.192.in-addr.arpa.", undefined],
])("the PTR target %s: %s", (name, kind) => {
	expect(pointerTargetKind(name)).toBe(kind);
});
