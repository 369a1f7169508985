import { describe, expect, test } from "vitest";
import { isInside, joinPath } from "../../../server/src/config/config-path.ts";
import { UriPaths } from "../../../server/src/lsp/uri-paths.ts";

describe("the path of a URI", () => {
	test.each([
		["file:///zones/db.example.com", "/zones/db.example.com"],
		["file:///zones/", "/zones"],
		["file:///", "/"],
		["file:///with%20blank/%C3%BC", "/with blank/ü"],
		["file:///C%3A/zones/db", "c:/zones/db"],
		["file:///d:/zones", "d:/zones"],
		["file://server/share/db", "//server/share/db"],
		["vscode-vfs://github/example/zones/db.x", "/vscode-vfs:github/example/zones/db.x"],
		["memory:/zones/db.x", "/memory:/zones/db.x"],
		["memory:/", "/memory:"],
		["vscode-remote://127.0.0.1%3A8080/zones", "/vscode-remote:127.0.0.1:8080/zones"],
		["ftp://host/zones?a/b", "/ftp:host?a%2Fb/zones"],
		["untitled:Untitled-1", "untitled:Untitled-1"],
		["untitled:/zones/db.new", "untitled:/zones/db.new"],
	])("%s is %s", (uri, path) => {
		expect(new UriPaths().pathOf(uri)).toBe(path);
	});

	test.each([
		"file:///zones/db.example.com",
		"file:///c%3A/zones/db",
		"file://server/share/db",
		"vscode-vfs://github/example/zones%20%C3%BC/db.x",
		"memory:/",
		"memory:/zones/100%25",
		"vscode-remote://127.0.0.1%3A8080/zones",
		"ftp://host/zones?a/b",
		"untitled:Untitled-1",
	])("leads back to %s", (uri) => {
		const uris = new UriPaths();
		const back = uris.uriOf(uris.pathOf(uri));
		expect(decodeURIComponent(back)).toBe(decodeURIComponent(uri));
		expect(uris.pathOf(back)).toBe(uris.pathOf(uri));
	});

	test("is given back as the editor wrote it", () => {
		const uris = new UriPaths();
		uris.remember("c:/zones/db", "file:///C:/zones/db");
		expect(uris.uriOf("c:/zones/db")).toBe("file:///C:/zones/db");
	});
});

describe("another file system than the disk", () => {
	const uris = new UriPaths();
	const root = uris.rootOf("memory:/zones");

	test("is walked through as the disk is", () => {
		const configuration = uris.pathOf("memory:/zones/etc/named.conf");
		expect(isInside(root, configuration)).toBe(true);
		expect(uris.uriOf(joinPath(`${root}/etc`, "../db/x"))).toBe("memory:/zones/db/x");
	});

	test("is told from the disk", () => {
		expect(uris.isOnDisk(root)).toBe(false);
		expect(uris.isOnDisk("/zones")).toBe(true);
		expect(uris.isOnDisk("/other:/zones")).toBe(true);
	});

	test("is the user's own once a folder of it is open", () => {
		expect(uris.isOwn("memory:/elsewhere")).toBe(true);
		expect(new UriPaths().isOwn("memory:/elsewhere")).toBe(false);
		for (const scheme of ["git", "pr", "zonetrio-expanded"]) expect(uris.isOwn(`${scheme}:/zones/db`)).toBe(false);
	});
});
