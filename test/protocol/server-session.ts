import { afterEach, beforeAll } from "vitest";
import { bundleServer } from "./bundled-server.ts";
import { LanguageClient, type StartOptions, TestFolder } from "./language-client.ts";

/** The server as it is shipped. */
export let server: string;
/** The files of the test that runs, and the editor that has them open; both are gone behind it. */
export let folder: TestFolder;
export let client: LanguageClient;

/** So long may bundling take on a busy machine, in milliseconds. */
const BUNDLING = 60_000;

beforeAll(async () => {
	server = await bundleServer();
}, BUNDLING);

afterEach(() => {
	client.kill();
	folder.remove();
});

/** Lays out files before an editor opens them. */
export function layOut(files: Readonly<Record<string, string | Uint8Array>>, kind = TestFolder): void {
	folder = new kind(files);
}

/** Opens what was laid out; `path` is where the server lies. */
export async function connect(options: StartOptions = {}, path = server): Promise<void> {
	client = await LanguageClient.start(path, folder, options);
}

/** Opens files in an editor, which may be told things while they still are being read. */
export async function start(
	files: Readonly<Record<string, string | Uint8Array>>,
	options: StartOptions = {},
): Promise<void> {
	layOut(files);
	await connect(options);
}

/** The same, and waits for the first findings. */
export async function startChecked(
	files: Readonly<Record<string, string | Uint8Array>>,
	options: StartOptions = {},
): Promise<void> {
	await start(files, options);
	await client.check();
}
