import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fileSelection } from "../../../server/src/features/file-selection.ts";
import { ZoneService } from "../../../server/src/features/zone-service.ts";
import { FolderLoader } from "../../../server/src/lsp/folder-loader.ts";
import { ReleasedTexts } from "../../../server/src/lsp/released-texts.ts";
import { DISK } from "../../../server/src/node/disk.ts";

const FORWARD = `$ORIGIN example.com.
$TTL 1h
@    IN SOA ns1 hostmaster 1 8h 2h 4w 1h
     IN MX  10 mail
mail IN A   192.0.2.25
`;
const REVERSE = `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 1h
@    IN SOA ns1.example.com. hostmaster.example.com. 1 8h 2h 4w 1h
2    IN PTR ns1.example.com.
`;

let folder = "";
let forward = "";
let service: ZoneService;
let loader: FolderLoader;
let texts: ReleasedTexts;
const open = new Set<string>();

beforeEach(async () => {
	folder = realpathSync(mkdtempSync(join(tmpdir(), "zonetrio-texts-")));
	forward = join(folder, "db.example.com");
	writeFileSync(forward, FORWARD);
	writeFileSync(join(folder, "db.192.0.2"), REVERSE);
	service = new ZoneService([folder], { today: () => ({ year: 2026, month: 1, day: 1 }) });
	const isOpen = (path: string) => open.has(path);
	const selection = fileSelection([folder], { include: [], exclude: [], readOutside: false });
	loader = new FolderLoader(
		{
			service,
			files: DISK,
			isOpen,
			readConfigurations: () => Promise.resolve(),
			showFirst: () => Promise.resolve(),
			warn: () => {},
		},
		selection,
	);
	const readAgain = (path: string) => loader.readAgain(path);
	const refresh = (paths: readonly string[]) => loader.refresh(paths);
	texts = new ReleasedTexts({ service, isOpen, readAgain, refresh }, { idle: 5, atLeast: 1 });
	await loader.load([folder], selection, () => {});
	service.settle();
});

afterEach(() => {
	texts.keep();
	open.clear();
	rmSync(folder, { recursive: true });
});

test("texts of closed files are let go at rest and come back before work", async () => {
	const before = service.findings(forward);
	expect(before.map(({ rule }) => rule)).toContain("ptr-missing");
	texts.rest();
	await pause(30);
	expect(service.workspace.files.get(forward)?.text.isLoaded).toBe(false);
	expect(texts.areReleased).toBe(true);
	await texts.restore();
	expect(texts.areReleased).toBe(false);
	service.settle();
	expect(service.findings(forward).map(({ message, range }) => ({ message, range }))).toEqual(
		before.map(({ message, range }) => ({ message, range })),
	);
});

test("texts stay while work goes on, and those that an editor has open stay always", async () => {
	texts.rest();
	texts.keep();
	await pause(30);
	expect(texts.areReleased).toBe(false);
	open.add(forward);
	texts.rest();
	await pause(30);
	expect(service.workspace.files.get(forward)?.text.isLoaded).toBe(true);
	expect(texts.areReleased).toBe(true);
});

test("a file that changed meanwhile is read anew", async () => {
	texts.rest();
	await pause(30);
	writeFileSync(forward, `; a line more\n${FORWARD}`);
	await texts.restore();
	service.settle();
	const [finding] = service.findings(forward).filter(({ rule }) => rule === "ptr-missing");
	expect(finding?.range.start.line).toBe(5);
});
