import { expect, test } from "vitest";
import { ZoneService } from "../../../server/src/features/zone-service.ts";
import { toOctets } from "../../../server/src/text/utf8.ts";

const CONFIGURATION = "/w/named.conf";
const ZONE = "/w/db.example.com";

/** Two addresses of one host, of which the first is told to send mail. */
const TEXT = `$TTL 3600
@ SOA ns1 hostmaster 1 7200 3600 1209600 3600
@ NS ns1
@ MX 10 mail
mail A 192.0.2.26 ; zonetrio: role=outbound helo=mail.example.com
`;

function inView(view: string): string {
	return `view "${view}" { zone "example.com" { type primary; file "db.example.com"; }; };\n`;
}

function service(configuration: string): ZoneService {
	const made = new ZoneService(["/w"], { today: () => ({ year: 2026, month: 11, day: 30 }) });
	made.setPaths([CONFIGURATION, ZONE]);
	made.setFile(CONFIGURATION, toOctets(configuration), { open: true });
	made.setFile(ZONE, toOctets(TEXT), { open: false });
	made.settle();
	return made;
}

test("a view that is typed letter by letter leaves none of those behind that its name was meanwhile", () => {
	const live = service(inView("a"));
	for (const [index, letter] of [..."bcdefgh"].entries()) {
		const end = { line: 0, character: 7 + index };
		live.edit(CONFIGURATION, [{ start: end, end, text: letter }]);
		live.settle();
		expect(live.workspace.zones.universes.map(({ view }) => view)).toHaveLength(1);
	}
	const { zones } = live.workspace;
	expect(zones.universes.map(({ view }) => view)).toEqual([...live.workspace.openZones()].map(({ spec }) => spec.view));
	expect(live.findings(ZONE).map(({ rule, message }) => [rule, message])).toEqual(
		service(live.configurationText(CONFIGURATION)!)
			.findings(ZONE)
			.map(({ rule, message }) => [rule, message]),
	);
});
