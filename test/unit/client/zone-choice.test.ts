import { describe, expect, test } from "vitest";
import { isNetwork, isReverseName, isViewName, isZoneName } from "../../../client/src/zone-choice.ts";
import { patternOf, withoutZone, withZone } from "../../../client/src/zone-setting.ts";
import { parseNetwork } from "../../../server/src/config/network.ts";
import { readZoneSettings, zoneSettingOf } from "../../../server/src/config/zone-settings.ts";

test.each([
	["example.com", true],
	["example.com.", true],
	[".", true],
	["0/26.2.0.192.in-addr.arpa.", true],
	["", false],
	["a..b", false],
	["two words", false],
	[`${"a".repeat(64)}.com`, false],
])("%s is a name of a zone: %s", (text, is) => {
	expect(isZoneName(text)).toBe(is);
});

test.each([
	"192.0.2.0/26",
	"192.0.2.64/26",
	"0.0.0.0/0",
	"2001:db8::/32",
	"2001:DB8:0:a::/64",
	"::/0",
	"2001:db8::1/128",
])("%s is a network, here and for the server", (text) => {
	expect(isNetwork(text)).toBe(true);
	expect(parseNetwork(text)).toBeDefined();
});

test.each([
	"192.0.2.1/26",
	"192.0.2.0",
	"192.0.2.0/33",
	"192.0.2/24",
	"2001:db8::1/64",
	"2001:db8::/129",
	"x/8",
	"",
	"/8",
])("%s is none", (text) => {
	expect(isNetwork(text)).toBe(false);
});

test("reverse zones and views are told by their names", () => {
	expect([isReverseName("2.0.192.in-addr.arpa"), isReverseName("ip6.arpa."), isReverseName("example.com")]).toEqual([
		true,
		true,
		false,
	]);
	expect([isViewName("inside"), isViewName("in side"), isViewName(""), isViewName('a"b')]).toEqual([
		true,
		true,
		false,
		false,
	]);
});

describe("the setting zoneTrio.zones", () => {
	test.each(["zones/db.example.com", "a[1]/{x}.zone", "zones/*.db", "odd (copy)/!db+@.zone", "back\\slash"])(
		"matches %s and no other file",
		(path) => {
			const before = { "**": { origin: "example.net." }, "zones/**": { view: "inside" } };
			const setting = readZoneSettings(withZone(before, patternOf(path), { origin: "example.com" }));
			expect(setting.problems).toEqual([]);
			expect(zoneSettingOf(setting, path)?.origin).toBe("example.com.");
			expect(zoneSettingOf(setting, "other/file")?.origin).toBe("example.net.");
			expect(zoneSettingOf(setting, `${path}x`)?.origin).toBe("example.net.");
		},
	);

	test("keeps what it says of other files, in its order, behind the new pattern", () => {
		const before = { "a/*": { origin: "example.net." }, "b/*": { view: "inside" } };
		const after = withZone(before, "c", { origin: "example.com", view: "", network: "192.0.2.0/26" });
		expect(Object.entries(after)).toEqual([
			["c", { origin: "example.com.", network: "192.0.2.0/26" }],
			["a/*", { origin: "example.net." }],
			["b/*", { view: "inside" }],
		]);
		expect(withoutZone(after, "c")).toEqual(before);
		expect(Object.keys(withZone(after, "c", { origin: "example.org" }))).toEqual(["c", "a/*", "b/*"]);
	});
});
