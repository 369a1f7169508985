import { describe, expect, test } from "vitest";
import { domainProblem, networkProblem } from "../../../client/src/new-zone-name.ts";

describe("a domain is", () => {
	test.each(["example.com", "example.com.", "_tcp.example.com", " sub.example.com "])("%s", (text) => {
		expect(domainProblem(text)).toBeUndefined();
	});
	test.each([
		["", "Type a domain"],
		[".", "Type a domain"],
		["a..b", "Type a domain"],
		["2.0.192.in-addr.arpa", "This is a reverse zone"],
	])("not %j", (text, reason) => {
		expect(domainProblem(text)).toContain(reason);
	});
});

describe("a network with a reverse zone is", () => {
	test.each(["192.0.2.0/24", "10.0.0.0/8", "192.0.2.64/26", "2001:db8::/64", "2001:db8::/124"])("%s", (text) => {
		expect(networkProblem(text)).toBeUndefined();
	});
	test.each([
		["example.com", "Type a network"],
		["192.0.2.0", "Add its length, such as /24"],
		["2001:db8::/", "Add its length, such as /64"],
		["192.0.2.1/24", "the first address of the network"],
		["192.0.2.0/33", "the first address of the network"],
		["192.0.2.1/32", "A single address"],
		["10.0.0.0/20", "create one for each /24"],
		["2001:db8::/62", "a multiple of 4"],
	])("not %s", (text, reason) => {
		expect(networkProblem(text)).toContain(reason);
	});
});
