import { expect, test } from "vitest";
import { documentLinks } from "../../../server/src/features/navigation/document-links.ts";
import { atOnce } from "../../../server/src/text/at-once.ts";
import { JudgedExample } from "../../support/literate.ts";

const ZONE = "@ 3600 IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n";

/** The links of a file as `TEXT -> TARGET: TOOLTIP`, with the line from 1. */
function links(files: Readonly<Record<string, string>>, name: string): string[] {
	const { workspace } = new JudgedExample({ files, settings: {} });
	return atOnce(documentLinks(workspace, `/w/${name}`)).map((link) => {
		const { start, end } = link.range;
		const target = "url" in link ? link.url : link.target;
		const line = files[name]!.split(/\r?\n/)[start.line]!;
		return `${start.line + 1} ${line.slice(start.character, end.character)} -> ${target}: ${link.tooltip}`;
	});
}

test("named.conf: zones, includes, globs, keys", () => {
	const files = {
		"named.conf": `include "/etc/bind/keys/tsig.key.conf";
include "zones.d/*.conf";
tls local { key-file "keys/tls.pem"; };
zone "example.com" IN { type primary; file "db.example.com"; };
zone "gone.example" { type primary; file "db.gone"; };
`,
		"keys/tsig.key.conf": "",
		"keys/tls.pem": "",
		"zones.d/a.conf": 'zone "example.net" { type primary; file "/srv/zones/db.shared"; };\n',
		"zones.d/b.conf": 'zone "example.org" { type primary; file "/srv/zones/db.shared"; };\n',
		"db.example.com": ZONE,
		"zones/db.shared": ZONE,
	};
	expect(links(files, "named.conf")).toEqual([
		"1 /etc/bind/keys/tsig.key.conf -> /w/keys/tsig.key.conf: Open keys/tsig.key.conf",
		"2 zones.d/*.conf -> /w/zones.d/a.conf: Open zones.d/a.conf, the first of 2 files",
		"4 db.example.com -> /w/db.example.com: Open db.example.com, the file of example.com.",
		"3 keys/tls.pem -> /w/keys/tls.pem: Open keys/tls.pem",
	]);
	expect(links(files, "zones.d/b.conf")).toEqual([
		"1 /srv/zones/db.shared -> /w/zones/db.shared: Open zones/db.shared, the file of example.org.",
	]);
});

test("named.conf: a file that another view or a template has stands behind the name", () => {
	const files = {
		"named.conf": `template t { type primary; file "db.$name"; };
view a { zone "example.com" { template t; }; };
view b { zone "example.com" { in-view "a"; }; };
`,
		"db.example.com": ZONE,
	};
	expect(links(files, "named.conf")).toEqual([
		"2 example.com -> /w/db.example.com: Open db.example.com, the file of example.com.",
		"3 example.com -> /w/db.example.com: Open db.example.com, the file of example.com.",
	]);
});

test("nsd.conf: own files, those of patterns, includes and keys", () => {
	const files = {
		"nsd.conf": `server:
  server-key-file: "nsd.key"
include: 'more.conf'
include: "/w/more.conf"
pattern:
  name: p
  zonefile: "zones/%s"
zone:
  name: example.com
  include-pattern: p
zone:
  name: example.net
  zonefile: zones/net
`,
		"more.conf": "",
		"nsd.key": "",
		"zones/example.com": ZONE,
		"zones/net": ZONE,
	};
	expect(links(files, "nsd.conf")).toEqual([
		"4 /w/more.conf -> /w/more.conf: Open more.conf",
		"9 example.com -> /w/zones/example.com: Open zones/example.com, the file of example.com.",
		"13 zones/net -> /w/zones/net: Open zones/net, the file of example.net.",
		"2 nsd.key -> /w/nsd.key: Open nsd.key",
	]);
});

test("knot.conf: own files, those of templates, includes", () => {
	const files = {
		"knot.conf": `include: "more.conf"
template:
  - id: default
    storage: /w/zones
zone:
  - domain: example.com
  - domain: example.net
    file: 'net'
`,
		"more.conf": "",
		"zones/example.com.zone": ZONE,
		"zones/net": ZONE,
	};
	expect(links(files, "knot.conf")).toEqual([
		"1 more.conf -> /w/more.conf: Open more.conf",
		"6 example.com -> /w/zones/example.com.zone: Open zones/example.com.zone, the file of example.com.",
		"8 net -> /w/zones/net: Open zones/net, the file of example.net.",
	]);
});

test("Corefile: file, auto, imports, hosts and tls", () => {
	const files = {
		Corefile: `import conf.d/*
example.com {
  file zones/one example.com www.example.com
  tls cert.pem key.pem
}
. {
  auto {
    directory zones (.*)\\.db {1}
  }
  hosts hosts.txt
}
`,
		"conf.d/a": "",
		"cert.pem": "",
		"hosts.txt": "",
		"zones/one": ZONE,
		"zones/example.net.db": ZONE,
		"zones/example.org.db": ZONE,
	};
	expect(links(files, "Corefile")).toEqual([
		"1 conf.d/* -> /w/conf.d/a: Open conf.d/a",
		"3 zones/one -> /w/zones/one: Open zones/one, the file of example.com. and www.example.com.",
		"8 zones -> /w/zones/example.net.db: Open zones/example.net.db, the first of 2 files",
		"4 cert.pem -> /w/cert.pem: Open cert.pem",
		"10 hosts.txt -> /w/hosts.txt: Open hosts.txt",
	]);
});

test("zone files: $INCLUDE, in quotes and without, with an origin", () => {
	const files = {
		"db.example.com": `$ORIGIN example.com.\n${ZONE}$INCLUDE hosts.inc\n$INCLUDE "more.inc" sub\n$INCLUDE gone.inc\n`,
		"hosts.inc": "a A 192.0.2.1\n",
		"more.inc": "b A 192.0.2.2\n",
	};
	expect(links(files, "db.example.com")).toEqual([
		"3 hosts.inc -> /w/hosts.inc: Open hosts.inc, whose records are read here below example.com.",
		"4 more.inc -> /w/more.inc: Open more.inc, whose records are read here below sub.example.com.",
	]);
});

test("a file that nobody knows has none", () => {
	expect(links({ "notes.conf": "hello" }, "notes.conf")).toEqual([]);
});

test("RFCs in comments, and nowhere else", () => {
	const zone = `; see RFC 1912 section 2.1 and RFC2317
${ZONE}@ IN TXT "RFC 7208" ; RFC 07208, RFC 123456, RFC
rfc IN RP RFC1183 . ; not RFC alone
`;
	expect(links({ "db.example.com": zone }, "db.example.com")).toEqual([
		"1 RFC 1912 -> https://www.rfc-editor.org/rfc/rfc1912: Read RFC 1912",
		"1 RFC2317 -> https://www.rfc-editor.org/rfc/rfc2317: Read RFC 2317",
		"3 RFC 07208 -> https://www.rfc-editor.org/rfc/rfc7208: Read RFC 07208",
	]);
});
