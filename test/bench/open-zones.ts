import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { LanguageClient, TestFolder } from "../protocol/language-client.ts";
import type { ZoneFiles } from "./cold-check.ts";

/** A server on a forward zone and its reverse zones, of which an editor has the first two open. */
export class OpenZones {
	readonly client: LanguageClient;
	readonly forward: string;
	readonly reverse: string;
	readonly #lines: ReadonlyMap<string, readonly string[]>;

	private constructor(client: LanguageClient, texts: Readonly<Record<string, string>>) {
		[this.forward, this.reverse] = Object.keys(texts) as [string, string];
		this.client = client;
		this.#lines = new Map(Object.entries(texts).map(([name, text]) => [name, text.split("\n")]));
	}

	/** Resolves when everything is read and shown. */
	static async open(server: string, { forward, reverse, mail }: ZoneFiles): Promise<OpenZones> {
		const texts = Object.fromEntries(
			[forward, reverse, mail].map((path) => [basename(path), readFileSync(path, "utf8")]),
		);
		const folder = new TestFolder(texts);
		const open = new OpenZones(await LanguageClient.start(server, folder), texts);
		for (const name of [open.forward, open.reverse]) await open.client.open(name, texts[name]!);
		await open.client.check();
		return open;
	}

	lines(name: string): readonly string[] {
		return this.#lines.get(name)!;
	}

	/** The numbers of the lines of a file that look like something. */
	linesLike(name: string, pattern: RegExp): readonly number[] {
		return this.lines(name).flatMap((line, number) => (pattern.test(line) ? [number] : []));
	}

	close(): void {
		this.client.kill();
		this.client.folder.remove();
	}
}
