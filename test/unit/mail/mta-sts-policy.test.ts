import { expect, test } from "vitest";
import { isMtaStsPath, namesExchange, readMtaStsPolicy } from "../../../server/src/mail/mta-sts-policy.ts";

test("a policy is read whatever its lines end with", () => {
	const text = "version: STSv1\r\nmode: enforce\r\nmx: Mail.Example.com\r\nmx:*.example.net.\r\nmax_age: 604800\r\n";
	expect(readMtaStsPolicy(text)).toEqual({
		isEnforced: true,
		exchanges: new Set(["mail.example.com", "*.example.net"]),
	});
	expect(readMtaStsPolicy(text.replace("enforce", "testing"))?.isEnforced).toBe(false);
});

test.each(["", "mode: enforce\nmx: mail.example.com\n", "version: STSv1\nmode: none\n", "version: STSv1\n"])(
	"%j asks for nothing",
	(text) => {
		expect(readMtaStsPolicy(text)).toBeUndefined();
	},
);

test("a star stands for one label in front", () => {
	const policy = { isEnforced: true, exchanges: new Set(["mail.example.com", "*.example.net"]) };
	expect(namesExchange(policy, "mail.example.com.")).toBe(true);
	expect(namesExchange(policy, "mx.example.net.")).toBe(true);
	expect(namesExchange(policy, "a.mx.example.net.")).toBe(false);
	expect(namesExchange(policy, "example.net.")).toBe(false);
	expect(namesExchange(policy, "backup.example.com.")).toBe(false);
});

test("the path is the one at which senders ask", () => {
	expect(isMtaStsPath("/w/www/.well-known/mta-sts.txt")).toBe(true);
	expect(isMtaStsPath("/w/www/mta-sts.txt")).toBe(false);
});
