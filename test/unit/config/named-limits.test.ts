import { describe, expect, test } from "vitest";
import { namedDuration } from "../../../server/src/config/named-duration.ts";
import { readNamedConf } from "../../support/read-configurations.ts";
import { configFiles } from "./config-files.ts";

const MAIN = "/srv/dns/named.conf";

function longestTtl(text: string): number | undefined {
	return readNamedConf(MAIN, configFiles({ [MAIN]: text })).zones[0]?.limits.ttl;
}

describe("the longest TTL of a zone", () => {
	const zone = (more = "") => `zone "example.com" { type primary; file "db.example.com"; ${more} };`;

	test.each([
		["nothing", zone(), Number.POSITIVE_INFINITY],
		["options", `options { max-zone-ttl 600; }; ${zone()}`, 600],
		["a view", `options { max-zone-ttl 600; }; view "v" { max-zone-ttl 700; ${zone()} };`, 700],
		["the zone", `options { max-zone-ttl 600; }; ${zone("max-zone-ttl 1h30m;")}`, 5400],
		["unlimited", `options { max-zone-ttl 600; }; ${zone("max-zone-ttl unlimited;")}`, Number.POSITIVE_INFINITY],
		["0", `options { max-zone-ttl 600; }; ${zone("max-zone-ttl 0;")}`, Number.POSITIVE_INFINITY],
		["nonsense", `options { max-zone-ttl 600; }; ${zone("max-zone-ttl long;")}`, 600],
		["the policy default", zone("dnssec-policy default;"), 86_400],
		["no policy", zone("dnssec-policy none; max-zone-ttl 60;"), 60],
		["insecure", zone("dnssec-policy insecure; max-zone-ttl 60;"), Number.POSITIVE_INFINITY],
		["a policy", `dnssec-policy p { max-zone-ttl P2D; }; ${zone("dnssec-policy p; max-zone-ttl 60;")}`, 172_800],
		["a policy behind", `${zone("dnssec-policy p;")} dnssec-policy p { max-zone-ttl 60; };`, 60],
		["a policy without", `dnssec-policy p { }; ${zone("dnssec-policy p;")}`, 86_400],
		["a policy with 0", `dnssec-policy p { max-zone-ttl 0; }; ${zone("dnssec-policy p;")}`, Number.POSITIVE_INFINITY],
		["a policy from elsewhere", zone("dnssec-policy elsewhere;"), Number.POSITIVE_INFINITY],
		["a policy of options", `options { dnssec-policy default; }; ${zone()}`, 86_400],
	])("%s", (_, text, seconds) => {
		expect(longestTtl(text)).toBe(seconds);
	});
});

describe("durations", () => {
	test.each([
		["3600", 3600],
		["1w2d", 777_600],
		["P1DT12H", 129_600],
		["pt30s", 30],
		["P1Y2M3W", 38_707_200],
		["1h30", undefined],
		["", undefined],
		["x", undefined],
	])("%j", (text, seconds) => {
		expect(namedDuration(text)).toBe(seconds);
	});
});
