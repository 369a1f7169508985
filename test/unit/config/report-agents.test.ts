import { expect, test } from "vitest";
import type { ServerConfiguration } from "../../../server/src/config/configured-zone.ts";
import { hasReportAgents, reportAgents } from "../../../server/src/config/report-agents.ts";
import { readKnotConf, readNamedConf } from "../../support/read-configurations.ts";
import { configFiles } from "./config-files.ts";

function named(text: string): ServerConfiguration {
	return readNamedConf("/named.conf", configFiles({ "/named.conf": text }));
}

function knot(text: string): ServerConfiguration {
	return readKnotConf("/knot.conf", configFiles({ "/knot.conf": text }));
}

function agents(configuration: ServerConfiguration, view = "") {
	const { domains, answered } = reportAgents(configuration, view);
	return { domains: [...domains].sort(), answered: [...answered] };
}

test("named: the nearest block that speaks of it holds, for each view", () => {
	const configuration = named(`
options { send-report-channel "all.example"; };
view "in" {
	send-report-channel "In.Example.";
	zone "a.example" { type primary; file "a"; };
	zone "b.example" { type primary; file "b"; send-report-channel "b.example"; };
};
view "out" {
	zone "a.example" { type primary; file "c"; };
	zone "b.example" { in-view "in"; };
	zone "c.example" { type primary; file "d"; log-report-channel yes; };
};
view "none" {
	send-report-channel ".";
	zone "a.example" { type primary; file "e"; log-report-channel no; };
};
`);
	expect(hasReportAgents(configuration)).toBe(true);
	expect(agents(configuration, "in").domains).toEqual(["b.example.", "in.example."]);
	expect(agents(configuration, "out").domains).toEqual(["all.example.", "b.example.", "c.example."]);
	expect(agents(configuration, "none").domains).toEqual([]);
	expect(agents(configuration, "nowhere")).toEqual({ domains: [], answered: [] });
});

test("named: what is no name names nobody", () => {
	const configuration = named(
		'options { send-report-channel "a..b"; };\nzone "a.example" { type primary; file "a"; };',
	);
	expect(hasReportAgents(configuration)).toBe(false);
	expect(agents(configuration).domains).toEqual([]);
});

test("Knot: modules of a zone, of its template and of all zones", () => {
	const configuration = knot(`
mod-dnserr:
  - id: tell
    send-report-channel: errors.example
  - id: all
    send-report-channel: all.example
  - id: take
    log-report-channel: on
mod-stats:
  - id: tell
    query-type: on
template:
  - id: default
    global-module: mod-dnserr/all
  - id: taking
    module: [ mod-stats/tell, mod-dnserr/take ]
zone:
  - domain: a.example
    module: mod-dnserr/tell
  - domain: b.example
  - domain: errors.example
    template: taking
`);
	expect(agents(configuration)).toEqual({
		domains: ["all.example.", "errors.example."],
		answered: ["errors.example."],
	});
});

test("without a configuration there are none", () => {
	expect(reportAgents(undefined, "").domains.size).toBe(0);
	expect(hasReportAgents(knot("zone:\n  - domain: a.example\n"))).toBe(false);
});
