import { expect, test } from "vitest";
import { ZoneService } from "../../../server/src/features/zone-service.ts";
import { toOctets } from "../../../server/src/text/utf8.ts";

const ZONE = "/w/db.example.com";
const POLICY = "/w/www/.well-known/mta-sts.txt";
const TEXT = `$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
  IN NS  ns1
  IN MX  10 mail
ns1  IN A 192.0.2.53
mail IN A 192.0.2.25
_mta-sts IN TXT "v=STSv1; id=1;"
mta-sts IN A 192.0.2.80
`;
const NAMED = "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n";
const OTHER = NAMED.replace("mail.", "old.");

function found(service: ZoneService): number {
	service.settle();
	return service.findings(ZONE).filter(({ rule }) => rule === "mta-sts-policy-mx").length;
}

test("zones are judged again when the file of a policy comes, changes and goes", () => {
	const service = new ZoneService(["/w"], { today: () => ({ year: 2026, month: 11, day: 24 }) });
	service.setPaths([ZONE, "/w/mta-sts.example.com/.well-known/mta-sts.txt", POLICY].sort());
	service.setFile(ZONE, toOctets(TEXT), { open: true });
	expect(service.wanted()).toEqual(["/w/mta-sts.example.com/.well-known/mta-sts.txt", POLICY]);
	const own = service.wanted()[0]!;
	expect(found(service)).toBe(0);
	expect(service.setFile(own, toOctets(OTHER), { open: false, named: true })).toBe("policy");
	expect(service.wanted()).toEqual([POLICY]);
	expect(found(service)).toBe(1);
	expect(found(service.copy())).toBe(1);
	service.setFile(own, toOctets(NAMED), { open: false });
	expect(found(service)).toBe(0);
	service.setFile(own, toOctets(OTHER), { open: false });
	expect(found(service)).toBe(1);
	service.removeFile(own);
	expect(found(service)).toBe(0);
});

test("a policy that names no server of a domain may be that of another one", () => {
	const service = new ZoneService(["/w"], { today: () => ({ year: 2026, month: 11, day: 24 }) });
	service.setPaths([ZONE, POLICY]);
	service.setFile(ZONE, toOctets(TEXT), { open: true });
	service.setFile(POLICY, toOctets(OTHER), { open: false });
	expect(found(service)).toBe(0);
});
