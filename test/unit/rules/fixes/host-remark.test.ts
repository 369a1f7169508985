import { describe, expect, test } from "vitest";
import { setHostRemark } from "../../../../server/src/rules/fixes/host-remark.ts";
import { FixBench } from "./fix-bench.ts";

const HEAD = `$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1 hostmaster 2026112400 7200 3600 1209600 3600
  IN NS ns1
`;

/** What becomes of the text of a record when the HELO name of its host is noted. */
function noted(text: string, type = "A"): string | undefined {
	const bench = new FixBench({ "db.example.com": HEAD + text });
	const fix = setHostRemark(bench.record("mail.example.com.", type), "helo", "mail.example.com");
	return bench.make(fix)["db.example.com"]?.slice(HEAD.length);
}

describe("what is noted of a host stands behind its record", () => {
	test.each([
		["where no comment is", "mail IN A 192.0.2.25\n", "mail IN A 192.0.2.25 ; zonetrio: helo=mail.example.com\n"],
		[
			"in front of a comment for people",
			"mail IN A 192.0.2.25\t; Grüße\n",
			"mail IN A 192.0.2.25\t; zonetrio: helo=mail.example.com ; Grüße\n",
		],
		[
			"among other things",
			"mail IN A 192.0.2.25 ; zonetrio: role=outbound\n",
			"mail IN A 192.0.2.25 ; zonetrio: role=outbound helo=mail.example.com\n",
		],
		[
			"among other things, and in front of a comment for people",
			"mail IN A 192.0.2.25 ;zonetrio: role=outbound ; rack 4\n",
			"mail IN A 192.0.2.25 ;zonetrio: role=outbound helo=mail.example.com ; rack 4\n",
		],
		[
			"in place of what was said before",
			"mail IN A 192.0.2.25 ; zonetrio: helo=old.example.com role=outbound ; ä\n",
			"mail IN A 192.0.2.25 ; zonetrio: helo=mail.example.com role=outbound ; ä\n",
		],
		[
			"in place of what was said in vain",
			"mail IN A 192.0.2.25 ; zonetrio:\n",
			"mail IN A 192.0.2.25 ; zonetrio: helo=mail.example.com\n",
		],
		[
			"below the rules that are ignored",
			"mail IN A 192.0.2.25 ; zonetrio-ignore ptr-missing -- later\r\n",
			"; zonetrio-ignore ptr-missing -- later\nmail IN A 192.0.2.25 ; zonetrio: helo=mail.example.com\r\n",
		],
		[
			"in a file without a last line end",
			"mail IN A 192.0.2.25",
			"mail IN A 192.0.2.25 ; zonetrio: helo=mail.example.com",
		],
		[
			"behind the parenthesis",
			"mail IN A ( ; the\n 192.0.2.25\n )\n",
			"mail IN A ( ; the\n 192.0.2.25\n ) ; zonetrio: helo=mail.example.com\n",
		],
	])("%s", (_, before, after) => {
		expect(noted(before)).toBe(after);
	});

	test("with a title that says it", () => {
		const bench = new FixBench({ "db.example.com": `${HEAD}mail IN A 192.0.2.25\n` });
		const fix = setHostRemark(bench.record("mail.example.com.", "A"), "role", "inbound");
		expect(fix.title).toBe("Note role=inbound at mail.example.com. in db.example.com");
	});

	test("and is understood there, whatever stands behind it", () => {
		const bench = new FixBench({ "db.example.com": `${HEAD}mail IN A 192.0.2.25 ; rack 4, role=none\n` });
		bench.make(setHostRemark(bench.record("mail.example.com.", "A"), "role", "inbound"));
		bench.context.notes.refresh();
		expect(bench.context.notes.isInboundOnly(bench.address("192.0.2.25").id)).toBe(true);
		expect(bench.context.notes.isNoMail(bench.address("192.0.2.25").id)).toBe(false);
	});

	test("but not in what a $GENERATE makes", () => {
		const bench = new FixBench({ "db.example.com": `${HEAD}$GENERATE 1-3 w$ A 192.0.2.$\n` });
		expect(bench.refusal(setHostRemark(bench.record("w2.example.com.", "A"), "role", "none"))).toContain("$GENERATE");
	});
});
