import type { FileFacts } from "./zone-plan.ts";

/** What is known of each file by itself, by its path, and which files others include. */
export class FactsByPath extends Map<string, FileFacts> {
	/** Path → so many `$INCLUDE` entries name the file. */
	readonly #included = new Map<string, number>();

	/** Whether an `$INCLUDE` that counts names a file. */
	isIncluded(path: string): boolean {
		return this.#included.has(path);
	}

	override set(path: string, facts: FileFacts): this {
		this.#count(this.get(path), -1);
		this.#count(facts, 1);
		return super.set(path, facts);
	}

	override delete(path: string): boolean {
		this.#count(this.get(path), -1);
		return super.delete(path);
	}

	#count(facts: FileFacts | undefined, by: 1 | -1): void {
		for (const path of facts?.includes ?? []) {
			const count = (this.#included.get(path) ?? 0) + by;
			if (count > 0) this.#included.set(path, count);
			else this.#included.delete(path);
		}
	}
}
