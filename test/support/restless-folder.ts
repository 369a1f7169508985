import { mkdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomNumbers } from "./random-numbers.ts";

const HEAD = "$TTL 3600\n@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n@ IN NS ns1\nns1 A 192.0.2.53\n";
const LINES = Array.from({ length: 4000 }, (_, index) => `h${index} A 192.0.2.${index % 250}\n`);

/** So many files change, and so many things happen to them at a time. */
const FILES = 20;
const AT_A_TIME = 10;

/** A folder whose files grow, shrink, vanish, and become folders and files again, until they are told to stand still. */
export class RestlessFolder {
	readonly #path: string;
	readonly #random = randomNumbers(7);
	#timer: NodeJS.Timeout | undefined;
	/** How much has happened. */
	changes = 0;

	constructor(path: string) {
		this.#path = path;
		for (let index = 0; index < FILES; index++) this.#write(index, LINES.length);
	}

	/** The names of the files. */
	get names(): readonly string[] {
		return Array.from({ length: FILES }, (_, index) => nameOf(index));
	}

	begin(): void {
		this.#timer = setInterval(() => {
			for (let step = 0; step < AT_A_TIME; step++) this.#change(this.#random(FILES), this.#random(5));
		}, 1);
	}

	/** From now on nothing happens, and every file is there, with one host. */
	end(): void {
		clearInterval(this.#timer);
		for (let index = 0; index < FILES; index++) this.#write(index, 1);
	}

	#change(index: number, kind: number): void {
		this.changes++;
		const path = join(this.#path, nameOf(index));
		if (kind === 0) {
			rmSync(path, { recursive: true, force: true });
		} else if (kind === 1) {
			rmSync(path, { recursive: true, force: true });
			mkdirSync(path);
			writeFileSync(join(path, "db.inner.example"), HEAD);
		} else {
			this.#write(index, this.#random(LINES.length));
			// In the middle of a line, and of a record.
			if (kind === 2) truncateSync(path, this.#random(HEAD.length));
		}
	}

	#write(index: number, lines: number): void {
		const path = join(this.#path, nameOf(index));
		rmSync(path, { recursive: true, force: true });
		writeFileSync(path, HEAD + LINES.slice(0, lines).join(""));
	}
}

function nameOf(index: number): string {
	return `db.d${index}.example`;
}
