import { expect, test } from "vitest";
import { readZoneSettings, zoneSettingOf } from "../../../server/src/config/zone-settings.ts";

const SETTINGS = readZoneSettings({
	"internal/db.example.com": { origin: "Example.com" },
	"internal/**": { origin: "wrong.example", view: "internal" },
	"*.rev": { network: "192.0.2.0/26" },
	"**/.hidden/*": { view: "hidden" },
});

test.each([
	["internal/db.example.com", { origin: "example.com.", view: "internal" }],
	["internal/a/b", { origin: "wrong.example.", view: "internal" }],
	["x.rev", { network: "192.0.2.0/26" }],
	["a/x.rev", undefined],
	["a/.hidden/x", { view: "hidden" }],
	["db.example.com", undefined],
])("%s", (path, expected) => {
	expect(zoneSettingOf(SETTINGS, path)).toEqual(expected);
	expect(SETTINGS.problems).toEqual([]);
});

test("a pattern may start at the folder", () => {
	expect(zoneSettingOf(readZoneSettings({ "./a/*": { view: "v" } }), "a/x")).toEqual({ view: "v" });
});

test.each([
	[{ "a/*": "example.com" }, ['zoneTrio.zones: "a/*" is no pattern with an origin, a view or a network']],
	[{ "": { view: "a" } }, ['zoneTrio.zones: "" is no pattern with an origin, a view or a network']],
	[{ a: { origin: "a..b" } }, ['zoneTrio.zones: the origin of "a" is no name of a zone']],
	[{ a: { view: 1 } }, ['zoneTrio.zones: the view of "a" is no text']],
	[{ a: { network: "192.0.2" } }, ['zoneTrio.zones: the network of "a" is none such as 192.0.2.0/26 or 2001:db8::/48']],
	[null, []],
	["x", []],
	[[], []],
])("%j", (value, problems) => {
	expect(readZoneSettings(value).problems).toEqual(problems);
});
