import { describe, expect, test } from "vitest";
import type { TextEdit } from "vscode-languageserver-types";
import { completion } from "../../../server/src/features/completion/completion.ts";
import { ZonesWithCursor } from "./zones-with-cursor.ts";

const SOA = "$TTL 2h\n@ SOA ns1.example.com. hostmaster.example.com. 2026112403 8h 2h 4w 30m\n";
const NS = "@ NS ns1.example.com.\n@ NS ns2.example.com.\n";
const HOSTS = `ns1 A 192.0.2.1
ns2 A 198.51.100.2
@ A 192.0.2.80
@ MX 10 mail
@ TXT "v=spf1 mx -all"
mail A 192.0.2.25
     AAAA 2001:db8::25
www CNAME @
ftp A 192.0.2.21
`;
const REVERSE = `-- db.192.0.2 --\n$ORIGIN 2.0.192.in-addr.arpa.\n${SOA}${NS}1 PTR ns1.example.com.\n21 PTR ftp.example.com.\n`;
const REVERSE_6 = `-- rev6 --\n$ORIGIN 0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.\n${SOA}${NS}`;

function forward(lines: string): string {
	return `-- db.example.com --\n${SOA}${NS}${HOSTS}${lines}${REVERSE}80 PTR example.com.\n25 PTR mail.example.com.\n`;
}

/** Places in zones in which nothing is wrong: whatever is accepted there makes no error. */
describe("what is accepted makes no error", () => {
	test.each([
		["an owner", forward("<|> TXT x\n")],
		["an owner of an address", forward("<|> A 203.0.113.9\n")],
		["a mail host", forward("sub MX 10 <|>\n")],
		["a preference", forward("sub MX <|> mail\n")],
		["a name server", forward("sub NS <|>\n")],
		["an alias", forward("web CNAME <|>\n")],
		["the target of an SRV", forward("_imap._tcp SRV 0 1 143 <|>\n")],
		["the target of an HTTPS", forward("ftp HTTPS 1 <|> alpn=h2\n")],
		["an address", forward("new A <|>\n")],
		["an IPv6 address", forward("new AAAA <|>\n")],
		["a second address", forward("ftp A <|>\n")],
		["the host of a PTR", `${forward("")}99 PTR <|>\n`],
		["the host of the PTR of an address", `-- db.example.com --\n${SOA}${NS}${HOSTS}${REVERSE}25 PTR <|>\n`],
		["the owner of a PTR", `-- db.example.com --\n${SOA}${NS}${HOSTS}${REVERSE}<|> PTR mail.example.com.\n`],
		["a PTR that is missing", `-- db.example.com --\n${SOA}${NS}${HOSTS}${REVERSE}<|>\n`],
		["a PTR that is missing in IPv6", `-- db.example.com --\n${SOA}${NS}${HOSTS}${REVERSE_6}<|>\n`],
		["a TTL", forward("new <|> A 203.0.113.9\n")],
		["a policy", forward("_dmarc TXT <|>\n")],
		["a policy within quotes", forward('_dmarc TXT "<|>"\n')],
		["an SPF record", forward("sub TXT <|>\nsub A 192.0.2.33\n")],
		["flags of a CAA", forward('@ CAA <|> issue "letsencrypt.org"\n')],
		["a tag of a CAA", forward('@ CAA 0 <|> "letsencrypt.org"\n')],
		["the selector of a TLSA", forward(`_25._tcp.mail TLSA 3 <|> 1 ${"0".repeat(64)}\n`)],
	])("%s", (_, text) => {
		const zones = new ZonesWithCursor(text);
		const { judged, path, context } = zones;
		const { items } = completion(context, path, zones.position);
		const original = judged.text(path);
		const grave = () => judged.findings().filter(({ severity }) => severity === "error");
		for (const { label, textEdit } of items) {
			if (label.startsWith("$")) continue;
			const { range, newText } = textEdit as TextEdit;
			const lines = original.split("\n");
			const line = lines[range.start.line]!;
			const wholeLine = newText.includes("PTR") && /^\s*$/.test(line.slice(range.end.character));
			const isOwnerOnly = /^\s*$/.test(line) && !wholeLine;
			judged.apply([{ path, ...range, text: isOwnerOnly ? `${newText} PTR mail.example.com.` : newText }]);
			const found = isOwnerOnly ? [] : grave();
			expect(found.map(({ message }) => `${label}: ${message}`)).toEqual([]);
			const now = judged.text(path).split("\n");
			const end = { line: now.length - 1, character: now.at(-1)!.length };
			judged.apply([{ path, start: { line: 0, character: 0 }, end, text: original }]);
		}
	});
});
