import type { LanguageClient, TestFolder } from "../protocol/language-client.ts";
import type { RandomNumbers } from "../support/random-numbers.ts";

/** A file that grows beyond so many times its size is taken back to what it was. */
const LARGEST_GROWTH = 3;

/** So many steps can be undone. */
const MOST_UNDONE = 50;

interface Replacement {
	readonly from: number;
	readonly to: number;
	readonly text: string;
}

/** Tells a server what an editor does. */
export type StormClient = Pick<LanguageClient, "open" | "change" | "save" | "close" | "watched">;

/** Where files lie. */
export type StormDisk = Pick<TestFolder, "write" | "remove" | "rename">;

/** The files of a workspace as they lie on the disk, and those that an editor has open. What is done to them the server is told of. */
export class StormFiles {
	/** Name → content. */
	readonly onDisk: Map<string, string>;
	/** Name → what the editor shows. */
	readonly open = new Map<string, string>();
	readonly #first: ReadonlyMap<string, string>;
	readonly #client: StormClient;
	readonly #disk: StormDisk;
	readonly #undo = new Map<string, Replacement[]>();

	/** @param files what lies on the disk already. */
	constructor(client: StormClient, disk: StormDisk, files: ReadonlyMap<string, string>) {
		this.#client = client;
		this.#disk = disk;
		this.#first = files;
		this.onDisk = new Map(files);
	}

	/** What counts: of open files what the editor shows. */
	get texts(): Map<string, string> {
		return new Map([...this.onDisk, ...this.open]);
	}

	/** Files that nobody has open. */
	get closed(): string[] {
		return [...this.onDisk.keys()].filter((name) => !this.open.has(name));
	}

	first(name: string): string {
		return this.#first.get(name) ?? "";
	}

	async openFile(name: string): Promise<void> {
		const text = this.onDisk.get(name)!;
		this.open.set(name, text);
		this.#undo.set(name, []);
		await this.#client.open(name, text, languageOf(name));
	}

	async close(name: string): Promise<void> {
		this.open.delete(name);
		await this.#client.close(name);
	}

	async save(name: string): Promise<void> {
		this.write(name, this.open.get(name)!);
		await this.#client.save(name);
		await this.#client.watched([name, 2]);
	}

	/** Replaces a part of an open file; what has grown too much is taken back instead. */
	async replace(name: string, from: number, to: number, text: string): Promise<void> {
		const before = this.open.get(name)!;
		if (before.length > LARGEST_GROWTH * Math.max(500, this.first(name).length)) {
			this.open.set(name, this.first(name));
			this.#undo.set(name, []);
			await this.#client.change(name, { text: this.first(name) });
			return;
		}
		const undo = this.#undo.get(name)!;
		undo.push({ from, to: from + text.length, text: before.slice(from, to) });
		if (undo.length > MOST_UNDONE) undo.shift();
		await this.#change(name, { from, to, text });
	}

	/** Takes the last step in an open file back. */
	async undo(name: string): Promise<void> {
		const step = this.#undo.get(name)!.pop();
		if (step) await this.#change(name, step);
	}

	/** Puts content into a file on the disk; the server is not told. */
	write(name: string, text: string): void {
		this.onDisk.set(name, text);
		this.#disk.write(name, text);
	}

	async remove(name: string): Promise<void> {
		this.onDisk.delete(name);
		this.#disk.remove(name);
		await this.#client.watched([name, 3]);
	}

	async rename(name: string, to: string): Promise<void> {
		this.onDisk.set(to, this.onDisk.get(name)!);
		this.onDisk.delete(name);
		this.#disk.rename(name, to);
		await this.#client.watched([name, 3], [to, 1]);
	}

	/** Another version of many files at once, as Git checks it out: some are gone, some are there again, some have other lines. */
	async checkOut(random: RandomNumbers): Promise<void> {
		const changes: [string, 1 | 2 | 3][] = [];
		for (const name of new Set([...this.#first.keys(), ...this.onDisk.keys()])) {
			if (this.open.has(name) || random(4) > 0) continue;
			const isThere = this.onDisk.has(name);
			if (isThere && (!this.#first.has(name) || (random(6) === 0 && name !== "named.conf"))) {
				this.onDisk.delete(name);
				this.#disk.remove(name);
				changes.push([name, 3]);
				continue;
			}
			const lines = this.first(name).split("\n");
			if (random(2) === 0)
				lines.splice(3 + random(lines.length), 1, `checked${random(20)} A 10.2.${random(25)}.${random(120)}`);
			this.write(name, lines.join("\n"));
			changes.push([name, isThere ? 2 : 1]);
		}
		await this.#client.watched(...changes);
	}

	async #change(name: string, { from, to, text }: Replacement): Promise<void> {
		const before = this.open.get(name)!;
		const range = { start: position(before, from), end: position(before, to) };
		this.open.set(name, before.slice(0, from) + text + before.slice(to));
		await this.#client.change(name, { range, text });
	}
}

/** The language that the editor has a file in. */
export function languageOf(name: string): string {
	return name.endsWith(".conf") ? "named-conf" : "dns-zone";
}

function position(text: string, offset: number): { line: number; character: number } {
	let line = 0;
	let start = 0;
	for (let end = text.indexOf("\n"); end >= 0 && end < offset; end = text.indexOf("\n", start)) {
		line++;
		start = end + 1;
	}
	return { line, character: offset - start };
}
