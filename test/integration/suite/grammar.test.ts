import { deepStrictEqual, ok, strictEqual } from "node:assert";
import { languages, workspace } from "vscode";
import { discardChanges, file } from "./editor.ts";
import { type Token, tokensOf } from "./tokens.ts";

const ZONE = `; zonetrio: origin=example.com. view=internal
$ORIGIN example.com.
$TTL 1h30m
@ 3600 IN SOA ns1 hostmaster ( 2026010101 ; serial
	8h 2h 4w 1h )
www\\.old 60 IN A 192.0.2.10
	IN AAAA 2001:db8::10
IN A 192.0.2.11
_25._tcp.mail TLSA 3 1 1 0123456789abcdef0123456789abcdef
text TXT "a ; b \\" \\065" unquoted;comment
any TYPE257 \\# 4 c0000201
signed NSEC www A MX TYPE65534
web HTTPS 1 . alpn=h2 ipv4hint=192.0.2.10
mx MX 10 mx ; zonetrio-ignore mx-target-is-cname -- moves soon
$GENERATE 1-9/2 host-$ A 192.0.2.\${10,3,d}
$INCLUDE "sub/hosts.inc" sub
$UNKNOWN x
( www
  A 192.0.2.12 )
after PTR mail
`;

const CONFIGURATION = `// comment with zone "x"
options { directory "/etc/bind"; recursion no; }; # end
acl inside { !192.0.2.1; 192.0.2.0/24; 2001:db8::/32; localhost; };
view "internal" IN {
	/* zone "hidden" {
	}; */
	zone "example.com" IN { type primary; file "db.example.com"; };
};
`;

describe("colours of zone files", () => {
	let tokens: Token[];
	before(async () => {
		tokens = await tokensOf("text.zone_file", ZONE);
	});
	after(discardChanges);

	const expected: [text: string, scope: string][] = [
		["zonetrio:", "keyword.other.modeline"],
		["view", "variable.parameter.modeline"],
		["$ORIGIN", "keyword.control.directive.origin"],
		["example.com.", "entity.name.namespace.origin"],
		["$TTL", "keyword.control.directive.ttl"],
		["1h30m", "constant.numeric.ttl"],
		["@", "variable.language.origin"],
		["3600", "constant.numeric.ttl"],
		["SOA", "keyword.other.record-type"],
		["hostmaster", "variable.other.name"],
		["(", "punctuation.section.parens.begin"],
		["2026010101", "constant.numeric"],
		[" serial", "comment.line.semicolon"],
		["8h", "constant.numeric"],
		["\\.", "constant.character.escape"],
		["60", "constant.numeric.ttl"],
		["192.0.2.10", "constant.numeric.address.ipv4"],
		["AAAA", "keyword.other.record-type"],
		["2001:db8::10", "constant.numeric.address.ipv6"],
		["0123456789abcdef0123456789abcdef", "string.unquoted.data"],
		["a ; b ", "string.quoted.double"],
		['\\"', "constant.character.escape"],
		["\\065", "constant.character.escape"],
		["unquoted", "string.unquoted"],
		["comment", "comment.line.semicolon"],
		["TYPE257", "keyword.other.record-type"],
		["\\#", "keyword.operator.generic-data"],
		["TYPE65534", "keyword.other.record-type"],
		["alpn", "variable.parameter.service"],
		["zonetrio-ignore", "keyword.other.modeline"],
		["mx-target-is-cname", "constant.other.rule"],
		["1-9/2", "constant.numeric.range"],
		["$", "variable.language.placeholder"],
		["${10,3,d}", "variable.language.placeholder"],
		['"sub/hosts.inc"', "string.quoted.double.path"],
		["$UNKNOWN", "invalid.illegal.directive"],
	];
	for (const [text, scope] of expected) {
		it(`${text} is ${scope}`, () => {
			const found = matching(tokens, text, scope);
			const there = tokens
				.filter((token) => token.text.includes(text))
				.map((token) => `${token.text}: ${token.scopes}`);
			ok(found.length > 0, there.join("\n") || "no such token");
		});
	}

	it("what stands in column 0 is an owner, whatever it is called", () => {
		deepStrictEqual(
			tokens.filter(({ scopes }) => scopes.includes("entity.name.function.owner")).map(({ text }) => text),
			["www", "\\.", "old", "IN", "_25._tcp.mail", "text", "any", "signed", "web", "mx", "host-", "$", "after"],
		);
	});

	it("a host that is called like a type is a name", () => {
		const names = matching(tokens, "mx", "variable.other.name");
		strictEqual(names.length, 1);
	});

	it("every record type has the colour of a type", async () => {
		const types =
			"A NS MD MF CNAME SOA MB MG MR NULL WKS PTR HINFO MINFO MX TXT RP AFSDB X25 ISDN RT NSAP NSAP-PTR SIG KEY PX GPOS AAAA LOC NXT EID NIMLOC SRV ATMA NAPTR KX CERT A6 DNAME SINK OPT APL DS SSHFP IPSECKEY RRSIG NSEC DNSKEY DHCID NSEC3 NSEC3PARAM TLSA SMIMEA HIP NINFO RKEY TALINK CDS CDNSKEY OPENPGPKEY CSYNC ZONEMD SVCB HTTPS DSYNC HHIT BRID SPF UINFO UID GID UNSPEC NID L32 L64 LP EUI48 EUI64 URI CAA AVC DOA AMTRELAY RESINFO WALLET CLA IPN TA DLV DELEG ALIAS LUA DELEGPARAM KEYDATA".split(
				" ",
			);
		const all = await tokensOf(
			"text.zone_file",
			types.map((type) => `x ${type.toLowerCase()} y\nx IN ${type} y\n`).join(""),
		);
		const coloured = all.filter(({ scopes }) => scopes.includes("keyword.other.record-type")).map(({ text }) => text);
		deepStrictEqual(
			coloured,
			types.flatMap((type) => [type.toLowerCase(), type]),
		);
	});
});

describe("colours of named.conf", () => {
	let tokens: Token[];
	before(async () => {
		tokens = await tokensOf("source.named-conf", CONFIGURATION);
	});
	after(discardChanges);

	const expected: [text: string, scope: string][] = [
		["options", "keyword.control.statement"],
		["directory", "support.type.property-name"],
		["/etc/bind", "string.quoted.double"],
		["no", "constant.language"],
		["inside", "entity.name.section"],
		["!", "keyword.operator.not"],
		["192.0.2.0/24", "constant.numeric.address.ipv4"],
		["2001:db8::/32", "constant.numeric.address.ipv6"],
		["localhost", "constant.language"],
		["view", "keyword.control.statement"],
		['"internal"', "entity.name.section"],
		["IN", "storage.modifier.class"],
		["zone", "keyword.control.statement"],
		["primary", "constant.language.zone-type"],
		["db.example.com", "string.quoted.double"],
	];
	for (const [text, scope] of expected) {
		it(`${text} is ${scope}`, () => {
			const found = matching(tokens, text, scope);
			const there = tokens
				.filter((token) => token.text.includes(text))
				.map((token) => `${token.text}: ${token.scopes}`);
			ok(found.length > 0, there.join("\n") || "no such token");
		});
	}

	it("comments hide statements", () => {
		const hidden = tokens.filter(({ text }) => text.includes("hidden"));
		ok(hidden.length > 0 && hidden.every(({ scopes }) => scopes.includes("comment.block")));
	});
});

describe("which files are zone files", () => {
	after(discardChanges);

	const names: [name: string, text: string, language: string][] = [
		["db.example.com", "", "dns-zone"],
		["db.192.0.2", "", "dns-zone"],
		["example.com.zone", "", "dns-zone"],
		["2.0.192.in-addr.arpa", "", "dns-zone"],
		["example.com.hosts", "", "dns-zone"],
		["example.com.db", "", "dns-zone"],
		["pri.example.com", "", "dns-zone"],
		["example.com", "$TTL 1h\n", "dns-zone"],
		["example.net", "example.net. 3600 IN SOA ns1 hostmaster 1 1 1 1 1\n", "dns-zone"],
		["anything", "; zonetrio: origin=example.com.\n", "dns-zone"],
		["named.conf.local", "", "named-conf"],
		["named-internal.conf", "", "named-conf"],
		["db.ts", "", "typescript"],
		["data.db", "", "plaintext"],
		["nginx.conf", "server {\n}\n", "plaintext"],
		["hosts", "127.0.0.1 localhost\n", "plaintext"],
	];
	for (const [name, text, language] of names) {
		it(`${name}${text && ` with ${text.split("\n")[0]}`}: ${language === "plaintext" ? "no" : language}`, async () => {
			const uri = file(`languages/${name}`);
			await workspace.fs.writeFile(uri, Buffer.from(text));
			const document = await workspace.openTextDocument(uri);
			const ours = ["dns-zone", "named-conf"];
			ok((await languages.getLanguages()).includes("dns-zone"));
			if (ours.includes(language)) strictEqual(document.languageId, language);
			else ok(!ours.includes(document.languageId), document.languageId);
			await workspace.fs.delete(uri);
		});
	}
});

function matching(tokens: Token[], text: string, scope: string): Token[] {
	return tokens.filter((token) => token.text === text && token.scopes.includes(` ${scope}`));
}
