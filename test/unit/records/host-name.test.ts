import { describe, expect, test } from "vitest";
import { toWireName } from "../../../server/src/records/domain-name.ts";
import { type HostNameUse, hostNameProblem } from "../../../server/src/records/host-name.ts";

function problem(name: string, use: HostNameUse = "target"): string | undefined {
	const wire = new Uint8Array([9, 9, ...toWireName(name)!]);
	return hostNameProblem(wire, 2, use);
}

describe("host names", () => {
	test.each([".", "a.", "a-b.example.com.", "1.example.com.", "xn--bcher-kva.example.", "MAIL.Example.COM."])(
		"%s is one",
		(name) => {
			expect(problem(name)).toBeUndefined();
		},
	);

	test.each([
		["ma_il.example.com.", 'label "ma_il" has "_", which a host name cannot have'],
		["a.\\195.example.com.", 'label "\\195" has "\\195", which a host name cannot have'],
		["a\\.b.example.com.", 'label "a\\.b" has "\\.", which a host name cannot have'],
		["-a.example.com.", 'label "-a" starts with a hyphen, which a host name cannot do'],
		["a-.example.com.", 'label "a-" ends with a hyphen, which a host name cannot do'],
		["*.example.com.", 'label "*" has "*", which a host name cannot have'],
	])("%s is none", (name, message) => {
		expect(problem(name)).toBe(message);
	});

	test("owners may start with a wildcard, and only start", () => {
		expect(problem("*.example.com.", "owner")).toBeUndefined();
		expect(problem("*.example.com.", "address-owner")).toBeUndefined();
		expect(problem("a.*.example.com.", "owner")).toContain('label "*"');
	});

	test("addresses may be at the global catalogue of Active Directory", () => {
		expect(problem("gc._msdcs.example.com.", "address-owner")).toBeUndefined();
		expect(problem("GC._MSDCS.example.com.", "address-owner")).toBeUndefined();
		expect(problem("gc._msdcs.example.com.", "owner")).toContain('label "_msdcs"');
		expect(problem("dc._msdcs.example.com.", "address-owner")).toContain('label "_msdcs"');
	});
});
