import zonefile from "dns-zonefile";
import fc from "fast-check";
import { expect, test } from "vitest";
import { problemsOf, readWorkspace, recordsOf } from "../support/zone-records.ts";

/** Names of a zone, each once. */
const hosts = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/), { minLength: 1, maxLength: 8 });
const octet = fc.nat(255);
/** It writes a text as it is given, quotes and all. */
const text = fc.stringMatching(/^[a-z0-9=:.-]{1,9}( [a-z0-9=:.-]{1,9}){0,4}$/);

test("zones that dns-zonefile writes are read without a finding, record for record", () => {
	fc.assert(
		fc.property(hosts, octet, text, (names, network, words) => {
			const written = zonefile.generate({
				$origin: "example.com.",
				$ttl: 3600,
				soa: {
					mname: "ns1.example.com.",
					rname: "hostmaster.example.com.",
					serial: 1,
					refresh: 3600,
					retry: 600,
					expire: 604800,
					minimum: 300,
				},
				ns: [{ host: "ns1.example.com." }],
				a: names.map((name, index) => ({ name: `h${name}`, ip: `192.0.${network}.${index}` })),
				mx: [{ preference: 10, host: `h${names[0]}` }],
				txt: [{ name: "note", txt: `"${words}"` }],
			} as never);
			const workspace = readWorkspace({ "db.example.com": written });
			expect(problemsOf(workspace)).toEqual([]);
			const expected = [
				...names.map((name, index) => `h${name}.example.com. 3600 A 192.0.${network}.${index}`),
				`example.com. 3600 MX 10 h${names[0]}.example.com.`,
				`note.example.com. 3600 TXT "${words}"`,
			];
			expect(recordsOf(workspace, "example.com.").sort()).toEqual(expected.sort());
		}),
		{ seed: 20261124, numRuns: 100 },
	);
});
