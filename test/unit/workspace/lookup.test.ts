import { describe, expect, test } from "vitest";
import { MAX_NAME } from "../../../server/src/records/domain-name.ts";
import type { Workspace } from "../../../server/src/workspace/workspace.ts";
import type { Files } from "../../support/memory-workspace.ts";
import { readWorkspace, zoneOf } from "../../support/zone-records.ts";

const HEAD = "$TTL 60\n@ SOA ns h 1 2 3 4 5\n@ NS ns\n";

/** What the end of a name's aliases is, as seen from a zone: `found NODE`, `absent ZONE`, `outside CUT`; aliases in front. */
function resolve(workspace: Workspace, name: string, origin: string, view?: string): string {
	const { lookup, zones, tables } = workspace;
	const universe = zones.universeOf(zoneOf(workspace, origin, view).zone);
	const { answer, end, aliases, wildcard } = lookup.resolve(universe, workspace.sought(name)!);
	const through = aliases.length > 0 ? `-> ${lookup.text(end)} ` : "";
	const star = wildcard ? " *" : "";
	if (answer.kind === "found") return `${through}found ${tables.names.text(answer.node)}${star}`;
	if (answer.kind === "absent") return `${through}absent ${tables.names.text(answer.zone.origin)}${star}`;
	if (answer.kind === "alias") return "alias";
	return `${through}outside ${answer.cut < 0 ? "" : tables.names.text(answer.cut)}`.trim();
}

const FILES: Files = {
	"db.example.com": `${HEAD}
host A 192.0.2.1
alias CNAME host
far CNAME www.example.net.
lost CNAME gone
a.b.ent A 192.0.2.2
*.wild A 192.0.2.3
here.wild A 192.0.2.4
x.deep.wild A 192.0.2.5
*.cwild CNAME host
*.dwild NS ns.example.net.
loop1 CNAME loop2
loop2 CNAME loop1
self CNAME self
tree DNAME host.example.com.
old DNAME new
x.new A 192.0.2.6
older DNAME old
sub NS ns.sub
ns.sub A 192.0.2.7
loaded NS ns.loaded
ns.loaded A 192.0.2.8
grow DNAME a.grow
`,
	"db.loaded.example.com": `${HEAD}host A 192.0.2.9\n`,
};

describe("one world", () => {
	const workspace = readWorkspace(FILES);

	test.each([
		["a name with records", "host.example.com.", "found host.example.com."],
		["in any case", "HOST.example.com.", "found host.example.com."],
		["the apex", "example.com.", "found example.com."],
		["a name that is not there", "none.example.com.", "absent example.com."],
		["below a name with records", "x.host.example.com.", "absent example.com."],
		["an empty non-terminal", "b.ent.example.com.", "absent example.com."],
		["an alias", "alias.example.com.", "-> host.example.com. found host.example.com."],
		["an alias to nothing", "lost.example.com.", "-> gone.example.com. absent example.com."],
		["an alias out of the zones", "far.example.com.", "-> www.example.net. outside"],
		["a name out of the zones", "www.example.net.", "outside"],
		["a wildcard", "any.wild.example.com.", "found *.wild.example.com. *"],
		["a wildcard, two labels deep", "x.y.wild.example.com.", "found *.wild.example.com. *"],
		["the wildcard itself", "*.wild.example.com.", "found *.wild.example.com."],
		["a name beside the wildcard", "here.wild.example.com.", "found here.wild.example.com."],
		["below a name beside the wildcard", "x.here.wild.example.com.", "absent example.com."],
		["an empty non-terminal beside the wildcard", "deep.wild.example.com.", "absent example.com."],
		["below it: it is the closest encloser", "y.deep.wild.example.com.", "absent example.com."],
		["a wildcard alias", "any.cwild.example.com.", "-> host.example.com. found host.example.com. *"],
		["a wildcard delegation", "any.dwild.example.com.", "outside *.dwild.example.com."],
		["a loop of aliases", "loop1.example.com.", "-> loop1.example.com. absent example.com."],
		["an alias of itself", "self.example.com.", "-> self.example.com. absent example.com."],
		["the owner of a DNAME", "old.example.com.", "found old.example.com."],
		["below a DNAME", "x.old.example.com.", "-> x.new.example.com. found x.new.example.com."],
		["below a DNAME to nothing", "y.old.example.com.", "-> y.new.example.com. absent example.com."],
		["through two DNAMEs", "x.older.example.com.", "-> x.new.example.com. found x.new.example.com."],
		["a delegation", "sub.example.com.", "outside sub.example.com."],
		["below a delegation", "www.sub.example.com.", "outside sub.example.com."],
		["glue", "ns.sub.example.com.", "outside sub.example.com."],
		["a delegation to a loaded zone", "host.loaded.example.com.", "found host.loaded.example.com."],
		["glue of a loaded zone", "ns.loaded.example.com.", "absent loaded.example.com."],
	])("%s", (_, name, expected) => {
		expect(resolve(workspace, name, "example.com.")).toBe(expected);
	});

	test("a DNAME that leads below itself ends somewhere", () => {
		expect(resolve(workspace, "x.grow.example.com.", "example.com.")).toMatch(/absent example\.com\.$/);
		expect(resolve(workspace, `${"x.".repeat((MAX_NAME - 20) / 2)}grow.example.com.`, "example.com.")).toContain(
			"absent",
		);
	});

	test("looking up enters nothing", () => {
		const { count } = workspace.tables.names;
		resolve(workspace, "many.new.labels.example.com.", "example.com.");
		expect(workspace.tables.names.count).toBe(count);
	});
});

describe("views", () => {
	const workspace = readWorkspace({
		"named.conf": `
			view inside { zone "example.com" { type primary; file "inside/db"; }; };
			view outside {
				zone "example.com" { type primary; file "outside/db"; };
				zone "example.net" { type primary; file "net"; };
			};`,
		"inside/db": `${HEAD}host A 10.0.0.1\nnet CNAME www.example.net.\n`,
		"outside/db": `${HEAD}www A 192.0.2.1\nnet CNAME www.example.net.\n`,
		net: `${HEAD}www A 192.0.2.2\n`,
	});

	test.each([
		["host.example.com.", "inside", "found host.example.com."],
		["host.example.com.", "outside", "absent example.com."],
		["www.example.com.", "inside", "absent example.com."],
		["net.example.com.", "inside", "-> www.example.net. outside"],
		["net.example.com.", "outside", "-> www.example.net. found www.example.net."],
	])("%s in %s", (name, view, expected) => {
		expect(resolve(workspace, name, "example.com.", view)).toBe(expected);
	});
});

describe("the zone that answers", () => {
	const pathFor = (workspace: Workspace, name: string, origin: string) => {
		const universe = workspace.zones.universeOf(zoneOf(workspace, origin).zone);
		return workspace.lookup.zoneFor(universe, workspace.name(name))?.path.slice("/w/".length);
	};

	test("is the one with the closest origin, even of another world", () => {
		const workspace = readWorkspace({
			"named.conf": 'zone "example.com" { type primary; file "db.example.com"; };',
			"db.example.com": HEAD,
			"other/db.sub.example.com": HEAD,
		});
		expect(pathFor(workspace, "a.sub.example.com.", "example.com.")).toBe("other/db.sub.example.com");
		expect(pathFor(workspace, "a.example.com.", "sub.example.com.")).toBe("db.example.com");
	});

	test("of the same origin is that of its own world", () => {
		const files = {
			"one/db.example.com": HEAD,
			"one/db.example.net": HEAD,
			"two/db.example.com": HEAD,
			"two/db.example.org": HEAD,
		};
		const workspace = readWorkspace(files);
		expect(pathFor(workspace, "a.example.com.", "example.net.")).toBe("one/db.example.com");
		expect(pathFor(workspace, "a.example.com.", "example.org.")).toBe("two/db.example.com");
	});

	test.each(["hint", "stub", "forward"])("is none of type %s", (type) => {
		const workspace = readWorkspace({
			"named.conf": `
				zone "example.com" { type primary; file "db.example.com"; };
				zone "example.net" { type ${type}; file "db.example.net"; };`,
			"db.example.com": HEAD,
			"db.example.net": HEAD,
		});
		expect(pathFor(workspace, "a.example.net.", "example.com.")).toBeUndefined();
	});

	test("of other worlds is a primary before a secondary", () => {
		const workspace = readWorkspace({
			"named.conf": 'zone "example.com" { type secondary; file "copy"; };',
			copy: HEAD,
			"a/db.example.org": HEAD,
			"b/db.example.org": HEAD,
			"b/own": `; zonetrio: origin=example.com.\n${HEAD}`,
		});
		expect(pathFor(workspace, "a.example.com.", "example.org.")).toBe("b/own");
	});
});
