import { expect, test } from "vitest";
import { registrableDomain } from "../../../server/src/mail/registrable-domain.ts";

test.each([
	["mail.example.com.", "example.com"],
	["Mail.Example.COM", "example.com"],
	["mail.example.co.uk.", "example.co.uk"],
	["example.co.uk.", "example.co.uk"],
	["a.b.mail.example.", "mail.example"],
	["_dmarc.example.com.", "example.com"],
	["192-0-2-25.compute-1.amazonaws.com.", "amazonaws.com"],
	["xn--mnchen-3ya.example.", "xn--mnchen-3ya.example"],
	["co.uk.", undefined],
	["com.", undefined],
	[".", undefined],
	["192.0.2.25", undefined],
])("the registrable domain of %s is %s", (name, expected) => {
	expect(registrableDomain(name)).toBe(expected);
});
