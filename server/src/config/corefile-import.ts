import type { IncludeFinder } from "./config-include.ts";
import { folderOf } from "./config-path.ts";
import type { ConfigProblems } from "./config-problems.ts";
import { type CorefileToken, corefileTokenSteps } from "./corefile-token.ts";
import { isGlob } from "./file-glob.ts";
import { MAX_COREFILE_WORDS, tooManyWords, WORDS_PER_STEP } from "./read-limits.ts";

/** Puts the words of snippets and files in the place of `import`, as CoreDNS does before it looks at blocks. */
export class CorefileImports {
	readonly #includes: IncludeFinder;
	readonly #problems: ConfigProblems;
	/** Shared parts of a Corefile, `(name) { … }`, without their braces. */
	readonly #snippets = new Map<string, readonly CorefileToken[]>();
	readonly #files = new Map<string, readonly CorefileToken[]>();
	#count = 0;

	constructor(includes: IncludeFinder, problems: ConfigProblems) {
		this.#includes = includes;
		this.#problems = problems;
	}

	/** The words of a file, imports replaced, snippets taken out; some words at a time. */
	*read(path: string): Generator<void, CorefileToken[]> {
		const out: CorefileToken[] = [];
		yield* this.#expand(yield* this.#tokens(path), [path], out);
		return out;
	}

	*#tokens(path: string): Generator<void, readonly CorefileToken[]> {
		let tokens = this.#files.get(path);
		if (!tokens) {
			const text = this.#includes.text(path);
			tokens = yield* corefileTokenSteps(path, text.replace(/^\uFEFF/, " "), (place, message) =>
				this.#problems.report(place, message),
			);
			this.#files.set(path, tokens);
		}
		return tokens;
	}

	/** @param stack the files and snippets that are being read. */
	*#expand(tokens: readonly CorefileToken[], stack: readonly string[], out: CorefileToken[]): Generator<void, void> {
		let depth = 0;
		for (let at = 0; at < tokens.length; at++) {
			const token = tokens[at]!;
			if (++this.#count > MAX_COREFILE_WORDS) {
				this.#problems.report(token, tooManyWords(MAX_COREFILE_WORDS));
				return;
			}
			if (this.#count % WORDS_PER_STEP === 0) yield;
			if (depth === 0 && token.startsLine && /^\(.+\)$/.test(token.text) && tokens[at + 1]?.text === "{") {
				const end = closingBrace(tokens, at + 1);
				this.#snippets.set(token.text.slice(1, -1), tokens.slice(at + 2, end));
				at = end;
				continue;
			}
			if (token.startsLine && token.text === "import" && !token.isQuoted) {
				const args: CorefileToken[] = [];
				while (at + 1 < tokens.length && !tokens[at + 1]!.startsLine) args.push(tokens[++at]!);
				yield* this.#import(token, args, stack, out);
				continue;
			}
			if (token.text === "{") depth++;
			else if (token.text === "}") depth--;
			out.push(token);
		}
	}

	*#import(
		statement: CorefileToken,
		args: readonly CorefileToken[],
		stack: readonly string[],
		out: CorefileToken[],
	): Generator<void, void> {
		const [name, ...values] = args;
		if (!name) {
			this.#problems.report(statement, "import has no file and no snippet");
			return;
		}
		const snippet = this.#snippets.get(name.text);
		if (snippet) {
			const key = `(${name.text})`;
			const refusal = this.#includes.refusal(key, stack);
			if (refusal === undefined) yield* this.#expand(yield* filled(snippet, values), [...stack, key], out);
			else this.#problems.report(name, refusal, { rule: "config-include-cycle" });
			return;
		}
		// What stands neither in a folder nor has an ending is a snippet that is not there.
		if (/^[\w-]+$/.test(name.text)) {
			const base = { folder: folderOf(name.path), isSure: true };
			if (this.#includes.peek(name, base).length === 0) {
				this.#problems.report(
					name,
					`there is neither a snippet (${name.text}) above nor a file ${name.text}: CoreDNS refuses to start`,
				);
				return;
			}
		}
		for (const path of this.#includes.find(name, { folder: folderOf(name.path), isSure: !isGlob(name.text) })) {
			const refusal = this.#includes.refusal(path, stack);
			if (refusal === undefined) {
				const tokens = yield* this.#tokens(path);
				yield* this.#expand(yield* filled(tokens, values), [...stack, path], out);
			} else this.#problems.report(name, refusal, { rule: "config-include-cycle" });
		}
	}
}

/** The words with the values of an import in them: `{args[0]}`, or `{args.0}`. */
function* filled(
	tokens: readonly CorefileToken[],
	values: readonly CorefileToken[],
): Generator<void, readonly CorefileToken[]> {
	if (values.length === 0) return tokens;
	const all: CorefileToken[] = [];
	for (const token of tokens) {
		if (all.length % WORDS_PER_STEP === WORDS_PER_STEP - 1) yield;
		all.push(withArguments(token, values));
	}
	return all;
}

function withArguments(token: CorefileToken, values: readonly CorefileToken[]): CorefileToken {
	if (!token.text.includes("{args")) return token;
	const text = token.text.replace(/\{args(?:\.(\d+)|\[(\d+)\])\}/g, (whole, dotted?: string, bracketed?: string) => {
		return values[Number(dotted ?? bracketed)]?.text ?? whole;
	});
	return { ...token, text };
}

/** The index of the brace that closes the one at an index; that of the end where it is never closed. */
function closingBrace(tokens: readonly CorefileToken[], open: number): number {
	let depth = 0;
	for (let at = open; at < tokens.length; at++) {
		if (tokens[at]!.text === "{") depth++;
		else if (tokens[at]!.text === "}" && --depth === 0) return at;
	}
	return tokens.length;
}
