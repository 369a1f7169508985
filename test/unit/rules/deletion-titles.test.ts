import { expect, test } from "vitest";
import { JudgedExample } from "../../support/literate.ts";

const HEAD =
	"$TTL 3600\n@ SOA ns1.example.com. hostmaster.example.com. 1 7200 3600 1209600 3600\n  NS ns1.example.com.\n";
const REVERSE = `$ORIGIN 2.0.192.in-addr.arpa.\n${HEAD}  MX 10 mail.example.com.\n`;
const HOST = "ns1 A 192.0.2.53\n@ MX 10 mail\nmail A 192.0.2.25\nmail MX 5 mail\n";
const FORWARD = `$ORIGIN example.com.\n${HEAD}${HOST}`;

test.each([
	["mx-on-arpa-or-tld", { "db.192.0.2": REVERSE }, "Delete MX 10 mail.example.com."],
	["mx-owner-nonmail", { "db.example.com": FORWARD }, "Delete MX 5 mail.example.com."],
	["mx-owner-nonmail", { "db.example.com": `${FORWARD}mail MX 10 ns1\n` }, "Delete the 2 MX of mail.example.com."],
])("the repair of %s says which MX goes", (rule, files, title) => {
	const [finding] = new JudgedExample({ files, settings: {} }).findings(rule);
	expect(finding?.actions.map((action) => action.title)).toEqual([title]);
});
