import zonefile from "dns-zonefile";
import { describe, expect, test } from "vitest";
import { type Edit, type Fix, isNewFile } from "../../../../server/src/rules/fix.ts";
import { JudgedExample } from "../../../support/literate.ts";
import type { Files, PartialSettings } from "../../../support/memory-workspace.ts";
import { complaintOf, hasTool } from "../../../support/reference-tool.ts";

const HEAD = `$ORIGIN example.com.
$TTL 3600
@     IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
      IN NS  ns1
      IN MX  10 mail
      IN TXT "v=spf1 mx -all"
`;
const FORWARD = `${HEAD}ns1   IN A   192.0.2.53\nmail  IN A   192.0.2.25\n`;
const PARENT = `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 3600
@     IN SOA ns1.example.com. hostmaster.example.com. 1 7200 3600 1209600 3600
      IN NS  ns1.example.com.
53    IN PTR ns1.example.com.
`;
const NEW_HEAD = `@     IN SOA ns1.example.com. hostmaster.example.com. 1 7200 3600 1209600 3600
      IN NS  ns1.example.com.
`;
const REVERSE = `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 3600
${NEW_HEAD}25    IN PTR mail.example.com.
53    IN PTR ns1.example.com.
`;

/** The offered fix, and what it changes: names of files and their texts, or why it is refused. */
function created(files: Files, settings: PartialSettings = {}): { fix: Fix; result: Record<string, string> | string } {
	const judged = new JudgedExample({ files, settings });
	const [finding] = judged.findings("ptr-unverifiable");
	const fix = finding?.actions.find((action): action is Fix => action.title.startsWith("Create the reverse zone"));
	if (!fix) throw new Error("it is not offered");
	const edits = fix.edits();
	if ("refusal" in edits) return { fix, result: edits.refusal };
	const before = grave(judged);
	judged.apply(edits);
	expect(judged.findings("ptr-unverifiable").map(({ message }) => message)).not.toContain(finding!.message);
	expect(before).toEqual(expect.arrayContaining(grave(judged)));
	const changed = Object.entries(judged.texts()).filter(([name, text]) => text !== files[name]?.replace(/^\uFEFF/, ""));
	checkByTools(edits, Object.fromEntries(changed));
	return { fix, result: Object.fromEntries(changed) };
}

function grave(judged: JudgedExample): string[] {
	return judged
		.findings()
		.filter(({ severity }) => severity === "error" || severity === "warning")
		.map(({ rule, message }) => `${rule}: ${message}`);
}

/** What others say of the new zone and its statement. */
function checkByTools(edits: readonly Edit[], texts: Readonly<Record<string, string>>): void {
	const file = edits.find(isNewFile)!;
	const origin = /^\$ORIGIN (\S+)/m.exec(file.content)![1]!;
	if (hasTool("named-checkzone")) expect(complaintOf("named-checkzone", ["-k", "fail", origin], file.content)).toBe("");
	const read = zonefile.parse(file.content.replaceAll("\r", "").replace(/^\$GENERATE.*\n/gm, ""));
	expect(read.$origin).toBe(origin);
	for (const [name, text] of Object.entries(texts)) {
		const whole = text.replace(/^\s*directory .*\n/m, "");
		if (name === "named.conf" && !/template|include/.test(text) && hasTool("named-checkconf")) {
			expect(complaintOf("named-checkconf", [], whole)).toBe("");
		}
		if (name === "nsd.conf" && hasTool("nsd-checkconf")) expect(complaintOf("nsd-checkconf", [], text)).toBe("");
	}
}

describe("the zone that is created", () => {
	test("is the /24 of the address, with every loaded host in it", () => {
		const { fix, result } = created({ "zones/db.example.com": FORWARD });
		expect(fix.title).toBe("Create the reverse zone 2.0.192.in-addr.arpa. in db.192.0.2");
		expect(fix).toMatchObject({ preferred: false });
		expect(result).toEqual({ "zones/db.192.0.2": REVERSE });
	});

	test("is the /64 of an IPv6 address", () => {
		const hosts =
			"ns1 IN A 192.0.2.53\nmail IN AAAA 2001:db8:0:1::25\nb IN AAAA 2001:db8:0:1:1::\nc IN AAAA 2001:db8:0:2::1\n";
		const { fix, result } = created({ "db.example.com": HEAD + hosts });
		expect(fix.title).toBe("Create the reverse zone 1.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa. in db.2001-db8-0-1");
		expect(result).toEqual({
			"db.2001-db8-0-1": `$ORIGIN 1.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.
$TTL 3600
${NEW_HEAD}5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0 IN PTR mail.example.com.
0.0.0.0.0.0.0.0.0.0.0.0.1.0.0.0 IN PTR b.example.com.
`,
		});
	});

	test.each([
		["0/26", "25 CNAME 25.0/26", "0/26", "db.192.0.2.0_26"],
		["a range, by a $GENERATE", "$GENERATE 1-50 $ CNAME $.0-63", "0-63", "db.192.0.2.0-63"],
		["a word", "25 CNAME 25.customer", "customer", "db.customer.2.0.192.in-addr.arpa"],
		["the address itself", "", "25", "db.192.0.2.25"],
	])("is the classless one to which a loaded parent delegates: %s", (_, alias, label, name) => {
		const parent = `${PARENT}${label} IN NS ns2.example.net.\n${alias}\n`;
		const { result } = created({ "db.example.com": FORWARD, "db.192.0.2": parent });
		expect(result).toEqual({
			[name]: `$ORIGIN ${label}.2.0.192.in-addr.arpa.
$TTL 3600
${NEW_HEAD.replace("NS  ns1.example.com.", "NS  ns2.example.net.")}${label === "25" ? "@ " : "25"}    IN PTR mail.example.com.
`,
		});
	});

	test("is the one of IPv6 to which a loaded parent delegates", () => {
		const parent = PARENT.replace("2.0.192.in-addr", "8.b.d.0.1.0.0.2.ip6").replace(
			/^53.*\n/m,
			"1.0.0.0 IN NS ns1.example.com.\n",
		);
		const hosts = "ns1 IN A 192.0.2.53\nmail IN AAAA 2001:db8:1:7::25\nb IN AAAA 2001:db8:1:8::25\n";
		const { fix, result } = created({ "db.example.com": HEAD + hosts, "db.2001-db8": parent });
		expect(fix.title).toBe("Create the reverse zone 1.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa. in db.2001-db8-1");
		expect(JSON.stringify(result)).toContain("8.0.0.0 IN PTR b.example.com.");
	});

	test("names nothing that the user says is elsewhere, and what is known to be published", () => {
		const settings = {
			reverse: { external: ["192.0.2.80/32"], known: { "192.0.2.81": "known.example.com." } },
		};
		const hosts = "web   IN A   192.0.2.80\nknown IN A   192.0.2.81\nalso  IN A   192.0.2.81\n";
		const { result } = created({ "db.example.com": FORWARD + hosts }, settings);
		expect(result).toEqual({ "db.192.0.2": `${REVERSE}81    IN PTR known.example.com.\n` });
	});

	test("takes a name of HELO for a sender without a host only where no loaded zone knows better", () => {
		const hosts = '@     IN TXT "v=spf1 ip4:192.0.2.30 ip4:192.0.2.31 ip4:192.0.2.32 -all"\nother IN A   192.0.2.80\n';
		const helo = {
			"192.0.2.30": "out.example.net.",
			"192.0.2.31": "gone.example.com.",
			"192.0.2.32": "other.example.com.",
		};
		const { result } = created({ "db.example.com": FORWARD + hosts }, { mail: { helo } });
		expect(Object.values(result).join("")).toContain("30    IN PTR out.example.net.\n53 ");
	});

	test("takes the name of HELO, then that of a mail host, then that which most refer to, and tells the others", () => {
		const hosts = `a     IN A   192.0.2.25
b     IN A   192.0.2.80
c     IN A   192.0.2.80
www   IN CNAME c
h1    IN A   192.0.2.99
h2    IN A   192.0.2.99
h3    IN A   192.0.2.99
h4    IN A   192.0.2.99
h5    IN A   192.0.2.99
h6    IN A   192.0.2.99
_sip  IN A   192.0.2.100
*.x   IN A   192.0.2.101
`;
		const { result } = created(
			{ "db.example.com": FORWARD + hosts },
			{ mail: { helo: { "192.0.2.99": "h4.example.com." } } },
		);
		expect(result).toEqual({
			"db.192.0.2": `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 3600
${NEW_HEAD}25    IN PTR mail.example.com. ; also a.example.com.
53    IN PTR ns1.example.com.
80    IN PTR c.example.com. ; also b.example.com.
99    IN PTR h4.example.com. ; also h1.example.com., h2.example.com., h3.example.com., h5.example.com. and 1 more
`,
		});
	});

	test("has a $GENERATE for hosts that one makes, as far as exactly the same come out", () => {
		const hosts = `$GENERATE 20-40 host-$ IN A 192.0.2.$
$GENERATE 1-19/2 p\${0,3,d}.pool.example.com. A 192.0.2.\${100}
$GENERATE 200-202 few$ A 192.0.2.$
`;
		const { result } = created({ "db.example.com": FORWARD + hosts });
		expect(result).toEqual({
			"db.192.0.2": `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 3600
${NEW_HEAD}$GENERATE 20-24 $ IN PTR host-$.example.com.
25    IN PTR mail.example.com. ; also host-25.example.com.
$GENERATE 26-40 $ IN PTR host-$.example.com.
53    IN PTR ns1.example.com.
$GENERATE 1-19/2 \${100} IN PTR p\${0,3,d}.pool.example.com.
200   IN PTR few200.example.com.
201   IN PTR few201.example.com.
202   IN PTR few202.example.com.
`,
		});
	});

	test("leaves out hundreds of generated hosts that no $GENERATE can name, unless they send", () => {
		const hosts =
			"ns1 IN A 192.0.2.53\nmail IN A 192.0.2.25\nmail IN AAAA 2001:db8::25\n$GENERATE 1-300 p$ AAAA 2001:db8::1:$\n";
		const text = HEAD.replace("v=spf1 mx", "v=spf1 mx a:p7.example.com") + hosts;
		const judged = new JudgedExample({ files: { "db.example.com": text }, settings: {} });
		const fix = judged
			.findings()
			.flatMap(({ actions }) => actions)
			.find(({ title }) => title.includes("0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa."));
		const edits = (fix as Fix).edits() as Edit[];
		const content = edits.find(isNewFile)!.content;
		expect(content.match(/PTR/g)).toHaveLength(2);
		expect(content).toContain("PTR p7.example.com.");
	});

	test("is laid out like the forward zone: CRLF, tabs, case, units, a grouped SOA, a date as serial, no byte order mark", () => {
		const forward = `\uFEFF$TTL 1h
@\tin\tsoa\tns1 host\\.master (
\t\t\t2026010101\t; serial
\t\t\t8h 2h 4w 90m )
@\tin\tns\tns1
@\tin\tns\tns2.example.net.
@\tin\tmx\t10 mail
@\tin\ttxt\t"v=spf1 mx -all"
ns1\tin\ta\t192.0.2.53
mail\tin\ta\t192.0.2.25
`.replaceAll("\n", "\r\n");
		const { result } = created({ "db.example.com": forward });
		expect(result).toEqual({
			"db.192.0.2": `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 1h
@\tin\tsoa\tns1.example.com. host\\.master.example.com. (
\t\t\t2026112401 ; serial
\t\t\t8h         ; refresh
\t\t\t2h         ; retry
\t\t\t4w         ; expire
\t\t\t90m        ; minimum
\t\t\t)
@\tin\tns\tns1.example.com.
@\tin\tns\tns2.example.net.
25\tin\tptr\tmail.example.com.
53\tin\tptr\tns1.example.com.
`.replaceAll("\n", "\r\n"),
		});
	});

	test("has no column for TTLs, since $TTL tells it", () => {
		const forward = `$TTL 1d
@       3600    IN      SOA     ns1 hostmaster 1 7200 3600 1209600 3600
        3600    IN      NS      ns1
        3600    IN      MX      10 mail
        3600    IN      TXT     "v=spf1 mx -all"
ns1     3600    IN      A       192.0.2.53
mail    3600    IN      A       192.0.2.25
`;
		const { result } = created({ "db.example.com": forward });
		expect(result).toEqual({
			"db.192.0.2": `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 86400
@       IN      SOA     ns1.example.com. hostmaster.example.com. 1 7200 3600 1209600 3600
        IN      NS      ns1.example.com.
25      IN      PTR     mail.example.com.
53      IN      PTR     ns1.example.com.
`,
		});
	});

	test("knows hosts in included files, and other zones", () => {
		const { result } = created({
			"db.example.com": `${HEAD}$INCLUDE hosts.inc\n`,
			"hosts.inc": "ns1   IN A   192.0.2.53\nmail  IN A   192.0.2.25\n",
			"db.example.net": `${HEAD.replace("example.com", "example.net")}ns1 IN A 198.51.100.53\nmail IN A 192.0.2.26\n`,
		});
		expect(result).toEqual({
			"db.192.0.2": REVERSE.replace("53    ", "26    IN PTR mail.example.net.\n53    "),
		});
	});

	test("says its view where no configuration does", () => {
		const { result } = created({ "db.example.com": `; zonetrio: origin=example.com view=office\n${FORWARD}` });
		expect(result).toEqual({
			"db.192.0.2": `; zonetrio: origin=2.0.192.in-addr.arpa. view=office\n${REVERSE}`,
		});
	});
});

describe("its file", () => {
	test("lies beside the reverse zones and is named like them", () => {
		const other = PARENT.replace("2.0.192", "100.51.198").replace(/^53.*\n/m, "9 IN PTR mail.example.com.\n");
		const { result } = created({ "fwd/example.com.zone": FORWARD, "rev/198.51.100.rev": other });
		expect(result).toEqual({ "rev/192.0.2.rev": REVERSE });
	});

	test("has another name where there is a file of the best one", () => {
		const { result } = created({ "db.example.com": FORWARD, "DB.192.0.2": "" });
		expect(result).toEqual({ "db.2.0.192.in-addr.arpa": REVERSE });
	});

	test("is refused where all names are taken", () => {
		const taken = { "db.192.0.2": "x", "db.2.0.192.in-addr.arpa": "x", "db.2-0-192-in-addr-arpa": "x" };
		const { fix, result } = created({ "zones/db.example.com": FORWARD, ...inFolder("zones", taken) });
		expect(fix.title).toBe("Create the reverse zone 2.0.192.in-addr.arpa.");
		expect(result).toMatch(/^zones has a file already/);
	});

	test.each(["\\.\\./\\.\\./x", "/etc/x", "..\\/x", "a\\\\b", "${x}"])("stays in its folder: %s", (label) => {
		const parent = `${PARENT}${label} IN NS ns1.example.com.\n25 IN CNAME 25.${label}\n`;
		const judged = new JudgedExample({ files: { "z/db.example.com": FORWARD, "z/db.192.0.2": parent }, settings: {} });
		for (const { actions } of judged.findings("ptr-unverifiable")) {
			for (const action of actions) {
				if (!("edits" in action)) continue;
				for (const edit of action.edits() as Edit[]) expect(edit.path).toMatch(/^\/w\/z\/[\w.:-]+$/);
			}
		}
	});
});

describe("the statement in the configuration", () => {
	const ZONES = { "zones/db.example.com": FORWARD };

	function configured(name: string, text: string, files: Files = ZONES): string | undefined {
		const { result } = created({ ...files, [name]: text });
		return typeof result === "string" ? result : result[name];
	}

	test.each([
		["relative to the directory", "zones/db.example.com", "zones/db.192.0.2"],
		["absolute", "/etc/bind/zones/db.example.com", "/etc/bind/zones/db.192.0.2"],
	])("has the path as its neighbours have theirs: %s", (_, path, expected) => {
		const conf = `options {\n\tdirectory "/etc/bind";\n};\n\nzone "example.com" {\n\ttype primary;\n\tfile "${path}";\n};\n`;
		expect(configured("named.conf", conf)).toBe(
			`${conf}\nzone "2.0.192.in-addr.arpa" {\n\ttype primary;\n\tfile "${expected}";\n};\n`,
		);
	});

	test("stands behind the last zone of its view", () => {
		const conf = `view "a" {
	match-clients { 192.0.2.0/24; };
	zone "example.com" { type master; file "zones/db.example.com"; };
	zone "." { type hint; file "root"; }; // the root
};
view "b" {
	zone "example.net" { type master; file "zones/db.example.net"; };
};
`;
		const files = { ...ZONES, "zones/db.example.net": FORWARD.replaceAll("192.0.2", "198.51.100") };
		expect(configured("named.conf", conf, files)).toBe(
			conf.replace(
				"// the root\n",
				'// the root\n\tzone "2.0.192.in-addr.arpa" { type master; file "zones/db.192.0.2"; };\n',
			),
		);
	});

	test("stands in each view that reads the file", () => {
		const conf = `view "a" { zone "example.com" { type master; file "zones/db.example.com"; }; };
view "b" {
	zone "example.com" { in-view "a"; };
};
`;
		expect(
			configured("named.conf", conf),
		).toBe(`view "a" { zone "example.com" { type master; file "zones/db.example.com"; };
zone "2.0.192.in-addr.arpa" { type master; file "zones/db.192.0.2"; }; };
view "b" {
	zone "example.com" { in-view "a"; };
	zone "2.0.192.in-addr.arpa" { in-view "a"; };
};
`);
	});

	test("stands once in a file that several views include", () => {
		const shared = 'zone "example.com" { type master; file "zones/db.example.com"; };';
		const { result } = created({
			...ZONES,
			"named.conf": 'view "a" { include "named.conf.shared"; };\r\nview "b" { include "named.conf.shared"; };\r\n',
			"named.conf.shared": shared,
		});
		expect(result).toEqual({
			"zones/db.192.0.2": REVERSE,
			"named.conf.shared": `${shared}\nzone "2.0.192.in-addr.arpa" { type master; file "zones/db.192.0.2"; };`,
		});
	});

	test("is refused where views that share the file see other hosts", () => {
		const conf = `view "a" {
	zone "example.com" { type master; file "zones/db.example.com"; };
	zone "example.net" { type master; file "zones/db.example.net"; };
};
view "b" {
	zone "example.com" { type master; file "zones/db.example.com"; };
};
`;
		const files = {
			...ZONES,
			"zones/db.example.net": `${HEAD.replace("example.com", "example.net")}ns1 A 192.0.2.77\nmail A 192.0.2.78\n`,
		};
		expect(configured("named.conf", conf, files)).toMatch(
			/^the views a and b see other hosts in 2\.0\.192\.in-addr\.arpa\./,
		);
	});

	test("goes where the reverse zones are configured", () => {
		const { result } = created({
			...ZONES,
			"zones/db.198.51.100": PARENT.replace("2.0.192", "100.51.198"),
			"named.conf": 'include "named.conf.fwd";\ninclude "named.conf.rev";\n',
			"named.conf.fwd": 'zone "example.com" { type master; file "zones/db.example.com"; };\n',
			"named.conf.rev": 'zone "100.51.198.in-addr.arpa" { type master; file "zones/db.198.51.100"; };\r\n',
		});
		expect(result).toMatchObject({
			"named.conf.rev":
				'zone "100.51.198.in-addr.arpa" { type master; file "zones/db.198.51.100"; };\r\nzone "2.0.192.in-addr.arpa" { type master; file "zones/db.192.0.2"; };\r\n',
		});
	});

	test("does not follow the zones that packages bring along", () => {
		const local = "$TTL 1\n@ SOA localhost. root.localhost. 1 1 1 1 1\n@ NS localhost.\n1.0.0 PTR localhost.\n";
		const { result } = created({
			...ZONES,
			"db.127": local,
			"named.conf": 'include "named.conf.local";\ninclude "named.conf.default-zones";\n',
			"named.conf.local": 'zone "example.com" { type master; file "zones/db.example.com"; };\n',
			"named.conf.default-zones": 'zone "127.in-addr.arpa" { type master; file "db.127"; };\n',
		});
		expect(Object.keys(result).sort()).toEqual(["named.conf.local", "zones/db.192.0.2"]);
	});

	test("is that of nsd.conf, by a pattern or with a file", () => {
		const pattern =
			'pattern:\n\tname: p\n\tzonefile: "zones/%s.zone"\n\nzone:\n\tname: example.com\n\tinclude-pattern: p\n';
		expect(created({ "nsd.conf": pattern, "zones/example.com.zone": FORWARD }).result).toEqual({
			"zones/2.0.192.in-addr.arpa.zone": REVERSE,
			"nsd.conf": `${pattern}\nzone:\n\tname: 2.0.192.in-addr.arpa\n\tinclude-pattern: p\n`,
		});
		const own =
			'zone:\n  name: "example.com"\n  zonefile: "zones/db.example.com"\nremote-control:\n  control-enable: no\n';
		expect(configured("nsd.conf", own)).toBe(
			own.replace("remote", '\nzone:\n  name: "2.0.192.in-addr.arpa"\n  zonefile: "zones/db.192.0.2"\nremote'),
		);
	});

	test("names a file of its own where a pattern would make a folder of the zone's name", () => {
		const conf =
			'pattern:\n  name: p\n  zonefile: "%s.zone"\nzone:\n  name: example.com\n  include-pattern: p\nzone:\n  name: 2.0.192.in-addr.arpa\n  include-pattern: p\n';
		const parent = `${PARENT}0/26 IN NS ns1.example.com.\n25 IN CNAME 25.0/26\n`;
		const files = { "nsd.conf": conf, "example.com.zone": FORWARD, "2.0.192.in-addr.arpa.zone": parent };
		expect(configured("nsd.conf", conf, files)).toBe(
			`${conf}zone:\n  name: 0/26.2.0.192.in-addr.arpa\n  include-pattern: p\n  zonefile: "0_26.2.0.192.in-addr.arpa.zone"\n`,
		);
	});

	test("is that of knot.conf, by a template or with a file", () => {
		const template =
			"template:\n  - id: default\n    storage: zones\nzone:\n  - domain: example.com\nlog:\n  - target: syslog\n";
		expect(created({ "knot.conf": template, "zones/example.com.zone": FORWARD }).result).toEqual({
			"zones/2.0.192.in-addr.arpa.zone": REVERSE,
			"knot.conf": template.replace("log:", "  - domain: 2.0.192.in-addr.arpa\nlog:"),
		});
		const own = "zone:\n  - domain: example.com\n    storage: zones\n    file: db.example.com # ours";
		expect(configured("knot.conf", own)).toBe(
			`${own}\n  - domain: 2.0.192.in-addr.arpa\n    storage: zones\n    file: db.192.0.2`,
		);
	});

	test("counts no byte order mark", () => {
		const conf = '\uFEFFzone "example.com" { type master; file "zones/db.example.com"; };';
		const judged = new JudgedExample({ files: { ...ZONES, "named.conf": conf }, settings: {} });
		const [finding] = judged.findings("ptr-unverifiable");
		const fix = finding!.actions.find((action): action is Fix => action.title.startsWith("Create"))!;
		const [, edit] = fix.edits() as Edit[];
		expect(edit).toMatchObject({ start: { line: 0, character: conf.length - 1 } });
	});

	test.each([
		[
			"another program writes it",
			'# Managed by Puppet\nzone "example.com" { type master; file "zones/db.example.com"; };\n',
			/written by a program/,
		],
		[
			"it has the zone already",
			'zone "example.com" { type master; file "zones/db.example.com"; };\nzone "2.0.192.in-addr.arpa" { type master; file "zones/db.192.0.2"; };\n',
			/^named\.conf has the zone 2\.0\.192\.in-addr\.arpa\. already in zones\/db\.192\.0\.2,/,
		],
		[
			"it is not complete",
			'zone "example.com" { type master; file "zones/db.example.com"; }\n',
			/no complete statement/,
		],
		[
			"the zone is a copy",
			'zone "example.com" { type slave; masterfile-format text; file "zones/db.example.com"; masters { 192.0.2.1; }; };\n',
			/^example\.com\. is a secondary zone here/,
		],
	])("is refused where %s", (_, conf, expected) => {
		expect(configured("named.conf", conf)).toMatch(expected);
	});
});

describe("it is not offered", () => {
	test.each([
		[
			"for an address without a name",
			{ "db.example.com": `${HEAD.replace("mx", "ip4:198.51.100.9")}ns1 A 192.0.2.53\n` },
		],
		[
			"where an alias leads out of the loaded zones",
			{ "db.example.com": FORWARD, "db.192.0.2": `${PARENT}25 IN CNAME 25.rev.example.org.\n` },
		],
	])("%s", (_, files) => {
		const judged = new JudgedExample({ files, settings: {} });
		const findings = judged.findings("ptr-unverifiable");
		expect(findings.length).toBeGreaterThan(0);
		expect(findings.flatMap(({ actions }) => actions).filter(({ title }) => title.startsWith("Create"))).toEqual([]);
	});
});

describe("it is refused where a part of the network is loaded", () => {
	const child = PARENT.replace(/^53.*\n/m, "77 IN PTR ns1.example.com.\n");
	const forward = FORWARD.replace("192.0.2.53", "192.0.2.77");

	test("below it", () => {
		const { result } = created({ "db.example.com": forward, "rev/child": child.replace("2.0.192", "64/26.2.0.192") });
		expect(result).toMatch(
			/^64\/26\.2\.0\.192\.in-addr\.arpa\. is loaded and has a part of 2\.0\.192\.in-addr\.arpa\./,
		);
	});

	test("under another name, which the user tells", () => {
		const declared = `; zonetrio: network=192.0.2.64/26\n${child.replace("2.0.192.in-addr.arpa", "rev.example.org")}`;
		const { result } = created({ "db.example.com": forward, "db.rev.example.org": declared });
		expect(result).toMatch(/^rev\.example\.org\. is loaded and has a part of 2\.0\.192\.in-addr\.arpa\./);
	});
});

function inFolder(folder: string, files: Files): Files {
	return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
}
