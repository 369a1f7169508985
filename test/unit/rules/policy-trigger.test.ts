import { describe, expect, test } from "vitest";
import { triggerFlaw } from "../../../server/src/rules/judgements/policy-trigger.ts";

const flawOf = (trigger: string) => triggerFlaw(trigger.split("."));

/** As named 9.18 takes them. */
describe("triggers of response-policy zones", () => {
	test.each([
		"www.example.com",
		"*.example.com",
		"32.2.2.0.192.rpz-ip",
		"24.0.2.0.192.rpz-client-ip",
		"1.0.0.0.128.rpz-ip",
		"128.1.zz.db8.2001.rpz-ip",
		"48.zz.db8.2001.rpz-nsip",
		"128.8.7.6.5.4.3.2.1.rpz-nsip",
		"ns.example.rpz-nsdname",
		"32.2.2.0.192.rpz-ip.example.com",
	])("%s", (trigger) => {
		expect(flawOf(trigger)).toBeUndefined();
	});

	test.each([
		["0.0.0.0.0.rpz-client-ip", '"0" is no length of a prefix'],
		["x.0.0.0.0.rpz-ip", '"x" is no length of a prefix'],
		["24.2.2.0.192.rpz-ip", "the address has bits behind its prefix of 24"],
		["33.2.2.0.192.rpz-ip", "an IPv4 prefix of 33 is longer than 32"],
		["32.256.2.0.192.rpz-ip", "256 is no octet of an IPv4 address"],
		["24.2.0.192.rpz-ip", "192.0.2 is neither the four octets of an IPv4 address nor the words of an IPv6 address"],
		["128.g.zz.db8.2001.rpz-nsip", "g is no word of an IPv6 address"],
		["129.1.zz.db8.2001.rpz-ip", "an IPv6 prefix of 129 is longer than 128"],
		["32.1.zz.db8.2001.rpz-ip", "the address has bits behind its prefix of 32"],
		["rpz-ip", '"" is no length of a prefix'],
		["rpz-nsdname", "rpz-nsdname has no name of a server before it"],
		["x.rpz-log", "rpz-log is no kind of trigger: there are rpz-ip, rpz-client-ip, rpz-nsip, rpz-nsdname"],
	])("%s", (trigger, flaw) => {
		expect(flawOf(trigger)).toBe(flaw);
	});
});
