import { describe, expect, test } from "vitest";
import { tellHelo } from "../../../../server/src/rules/fixes/tell-helo.ts";
import type { PartialSettings } from "../../../support/memory-workspace.ts";
import { FixBench } from "./fix-bench.ts";

const HEAD = `$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
  IN NS ns1
`;

function told(zone: string, settings: PartialSettings = {}) {
	const bench = new FixBench({ "db.example.com": HEAD + zone }, settings);
	const [action, ...more] = tellHelo(bench.address("192.0.2.25"), "mail.example.com.", { preferred: true });
	expect(more).toEqual([]);
	return { bench, action };
}

describe("another HELO name is noted where the present one is", () => {
	test.each([
		[
			"the line of the host",
			"mail A 192.0.2.25 ; zonetrio: helo=old\n",
			"mail A 192.0.2.25 ; zonetrio: helo=mail.example.com\n",
		],
		[
			"the line of its other address",
			"mail A 192.0.2.25\nmail AAAA 2001:db8::25 ; zonetrio: role=outbound helo=old ; rack 7\n",
			"mail A 192.0.2.25\nmail AAAA 2001:db8::25 ; zonetrio: role=outbound helo=mail.example.com ; rack 7\n",
		],
		[
			"the host's own line, where all hosts of the file have the present one",
			"; zonetrio: helo=old\nmail A 192.0.2.25\n",
			"; zonetrio: helo=old\nmail A 192.0.2.25 ; zonetrio: helo=mail.example.com\n",
		],
	])("in %s", (_, before, after) => {
		const { action, bench } = told(before);
		if (!action || !("edits" in action)) throw new Error("no fix");
		expect(action.title).toBe("Note mail.example.com as the HELO name in db.example.com; set the mail server too");
		expect(bench.make(action)).toEqual({ "db.example.com": HEAD + after });
	});

	test.each([["192.0.2.25"], ["mail.example.com"]])("in the setting, under %s", (key) => {
		const { action } = told("mail A 192.0.2.25\n", { mail: { helo: { [key]: "old" } } });
		expect(action).toEqual({
			title: `Note mail.example.com as the HELO name of ${key} in the settings; set the mail server too`,
			setting: { name: "zoneTrio.mail.helo", key, value: "mail.example.com" },
		});
	});

	test("but nowhere if none is told", () => {
		expect(told("mail A 192.0.2.25\n").action).toBeUndefined();
	});
});
