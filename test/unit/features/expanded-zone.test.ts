import { expect, test } from "vitest";
import { expandedZones } from "../../../server/src/features/expanded-zone.ts";
import { atOnce } from "../../../server/src/text/at-once.ts";
import { JudgedExample } from "../../support/literate.ts";
import { type Files, ROOT } from "../../support/memory-workspace.ts";
import { timedSteps } from "../../support/timed-steps.ts";

const HEAD = "$TTL 1h\n@ SOA ns h 1 2h 1h 2w 1h\n";
const SOA = "example.com.\t3600\tIN\tSOA\tns.example.com. h.example.com. 1 7200 3600 1209600 3600";

function expanded(files: Files, name: string, most?: number): string[] {
	const { workspace } = new JudgedExample({ files, settings: {} });
	return atOnce(expandedZones(workspace, `${ROOT}/${name}`, most))
		.text.trimEnd()
		.split("\n");
}

test("a zone with its includes and what it generates", () => {
	const files = {
		"db.example.com": `${HEAD}$INCLUDE more sub\n$GENERATE 1-2 h$ A 192.0.2.$\nx A one\n`,
		more: "@ 5 TXT a;b\n",
	};
	expect(expanded(files, "db.example.com")).toEqual([
		"; example.com. as its server reads it, from db.example.com",
		"; 1 line cannot be read and is left out",
		SOA,
		'sub.example.com.\t5\tIN\tTXT\t"a"',
		"h1.example.com.\t3600\tIN\tA\t192.0.2.1",
		"h2.example.com.\t3600\tIN\tA\t192.0.2.2",
	]);
	expect(expanded(files, "more")).toEqual(expanded(files, "db.example.com"));
});

test("says how many records of a large zone are not shown", () => {
	const files = { "db.example.com": `${HEAD}$GENERATE 1-20 h$ A 192.0.2.$\n` };
	expect(expanded(files, "db.example.com", 2)).toEqual([
		"; example.com. as its server reads it, from db.example.com",
		SOA,
		"h1.example.com.\t3600\tIN\tA\t192.0.2.1",
		'; 19 more records are not shown; "zonetrio records db.example.com" prints all of them',
	]);
});

test("pauses within the many records of one $GENERATE", () => {
	const example = new JudgedExample({
		files: { "db.example.com": `${HEAD}$GENERATE 1-65000 h$ A 192.0.2.1\n` },
		settings: {},
	});
	const { steps } = timedSteps(expandedZones(example.workspace, `${ROOT}/db.example.com`));
	expect(steps).toBeGreaterThan(20);
});

test("every zone that a file is read in, and none", () => {
	const conf = `view "in" { zone "example.com" { type primary; file "db.example.com"; }; };
view "out" { zone "example.com" { type primary; file "db.example.com"; }; };
`;
	expect(expanded({ "named.conf": conf, "db.example.com": HEAD }, "db.example.com")).toEqual([
		"; example.com. in the view in as its server reads it, from db.example.com",
		SOA,
		"",
		"; example.com. in the view out as its server reads it, from db.example.com",
		SOA,
	]);
	expect(expanded({ "x.zone": "a A 192.0.2.1\n" }, "x.zone")).toEqual(["; x.zone is in no zone"]);
});
