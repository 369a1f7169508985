import { expect, test } from "vitest";
import { respelledPath } from "../../../server/src/config/respelled-path.ts";

/** A path written in /w/etc/named.conf, whose folder may move. */
function respelled(written: string, file: string, movedFile: string, movedFolder = "/w/etc"): string | undefined {
	return respelledPath({ written, file, bases: [{ folder: "/w/etc", moved: movedFolder }] }, movedFile);
}

test("a relative path stays relative to its folder", () => {
	expect(respelled("zones/db.a", "/w/etc/zones/db.a", "/w/etc/zones/db.b")).toBe("zones/db.b");
	expect(respelled("./db.a", "/w/etc/db.a", "/w/etc/zones/db.a")).toBe("./zones/db.a");
	expect(respelled("./db.a", "/w/etc/db.a", "/w/db.a")).toBe("../db.a");
	expect(respelled("../zones/db.a", "/w/zones/db.a", "/w/zones/sub/db.a")).toBe("../zones/sub/db.a");
	expect(respelled("zones\\db.a", "/w/etc/zones/db.a", "/w/etc/zones/sub/db.a")).toBe("zones\\sub\\db.a");
});

test("a path of a server stays below its folder there", () => {
	expect(respelled("/etc/bind/zones/db.a", "/w/zones/db.a", "/w/zones/db.b")).toBe("/etc/bind/zones/db.b");
	expect(respelled("/etc/bind/zones/db.a", "/w/zones/db.a", "/w/more/db.a")).toBe("/etc/bind/more/db.a");
	expect(respelled("/etc/bind/db.a", "/w/x/db.a", "/w/y/db.a")).toBeUndefined();
	expect(respelled("/w/zones/db.a", "/w/zones/db.a", "/w/db.a")).toBe("/w/db.a");
	expect(respelled("data/db.a", "/w/zones/db.a", "/w/zones/db.b")).toBe("data/db.b");
});

test("a path changes with the file that it is written in", () => {
	expect(respelled("db.a", "/w/etc/db.a", "/w/etc/db.a", "/w/etc/bind")).toBe("../db.a");
	expect(respelled("zones/db.a", "/w/etc/zones/db.a", "/w/etc2/zones/db.a", "/w/etc2")).toBeUndefined();
	expect(respelled("/etc/bind/db.a", "/w/etc/db.a", "/w/etc/db.a", "/w/etc/bind")).toBeUndefined();
});

test("a path stays where nothing moves", () => {
	expect(respelled("zones/db.a", "/w/etc/zones/db.a", "/w/etc/zones/db.a")).toBeUndefined();
});
