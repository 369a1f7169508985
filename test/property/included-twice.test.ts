import { expect, test } from "vitest";
import { ZoneService } from "../../server/src/features/zone-service.ts";
import { toOctets } from "../../server/src/text/utf8.ts";

const ZONE = "/w/db.example.com";
const PART = "/w/hosts.inc";
const HEAD = "$TTL 3600\n@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n@ IN NS ns1\nns1 A 192.0.2.53\n";
const INCLUDES = "$INCLUDE hosts.inc inner\n".repeat(2);

/** What it says of the TTL holds behind it, and so in the second place for its first line too. */
const TEXTS = '@ TXT "one"\n$TTL 60\n@ TXT "two"\n';

function service(zone: string): ZoneService {
	const made = new ZoneService(["/w"], { today: () => ({ year: 2026, month: 11, day: 30 }) });
	made.setPaths([ZONE, PART]);
	made.setFile(ZONE, toOctets(zone), { open: true });
	made.setFile(PART, toOctets(TEXTS), { open: false, named: true });
	made.settle();
	return made;
}

function seen(made: ZoneService): string[] {
	return [ZONE, PART].flatMap((path) =>
		made
			.findings(path)
			.map(({ range, rule, message, related }) => JSON.stringify([path, range, rule, message, related])),
	);
}

test("which of the places comes first where a file is included twice does not hang on which was read last", () => {
	const live = service(`${HEAD};\n${INCLUDES}`);
	const start = { line: 4, character: 1 };
	live.edit(ZONE, [{ start, end: start, text: " x" }]);
	live.settle();
	expect(seen(live)).toEqual(seen(service(`${HEAD}; x\n${INCLUDES}`)));
	expect(seen(live).join("\n")).toContain("ttl-mismatch-in-rrset");
});

test("of what is said of one line in two zones, the word that weighs more is shown, whichever zone was read last", () => {
	const zone = (address: string) => `${HEAD.replace("192.0.2.53", address)}$INCLUDE hosts.inc\n`;
	const part = "@ MX 10 mail.invalid.\n";
	const [one, other] = ["/w/db.example.net", "/w/db.example.org"];
	const both = (first: string, second: string) => {
		const made = new ZoneService(["/w"], { today: () => ({ year: 2026, month: 11, day: 30 }) });
		made.setPaths([one, other, PART]);
		made.setFile(PART, toOctets(part), { open: false, named: true });
		made.setFile(one, toOctets(zone(first)), { open: true });
		made.setFile(other, toOctets(zone(second)), { open: true });
		made.settle();
		return made.findings(PART).filter(({ rule }) => rule === "special-use-name");
	};
	// In a zone for the own network it may be right, in one for the Internet it is not.
	for (const found of [both("10.0.0.1", "192.0.2.1"), both("192.0.2.1", "10.0.0.1")]) {
		expect(found.map(({ severity }) => severity)).toEqual(["warning"]);
	}
});
