import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { env, extensions } from "vscode";

/** One token of a line: its text, and its scopes from the outermost, each after a blank. */
export interface Token {
	readonly text: string;
	readonly scopes: string;
}

interface Grammar {
	tokenizeLine(
		line: string,
		state: unknown,
	): { tokens: { startIndex: number; endIndex: number; scopes: string[] }[]; ruleStack: unknown };
}

/** Tokens of a text, found by the grammar engine of the VS Code in which the tests run. */
export async function tokensOf(scope: string, text: string): Promise<Token[]> {
	const grammar = await load(scope);
	const found: Token[] = [];
	let state: unknown = null;
	for (const line of text.split("\n")) {
		const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
		state = ruleStack;
		for (const { startIndex, endIndex, scopes } of tokens) {
			found.push({ text: line.slice(startIndex, endIndex), scopes: ` ${scopes.join(" ")}` });
		}
	}
	return found;
}

async function load(scope: string): Promise<Grammar> {
	const textmate = require(engine("vscode-textmate"));
	const oniguruma = require(engine("vscode-oniguruma"));
	await oniguruma.loadWASM(readFileSync(join(engine("vscode-oniguruma"), "release/onig.wasm")).buffer);
	const registry = new textmate.Registry({
		onigLib: Promise.resolve({
			createOnigScanner: (patterns: string[]) => oniguruma.createOnigScanner(patterns),
			createOnigString: (line: string) => oniguruma.createOnigString(line),
		}),
		loadGrammar: async (wanted: string) => {
			const path = grammarPath(wanted);
			return textmate.parseRawGrammar(readFileSync(path, "utf8"), path);
		},
	});
	return registry.loadGrammar(scope);
}

/** Where the extension's manifest says that the grammar is. */
function grammarPath(scope: string): string {
	const extension = extensions.getExtension("zonetrio.zonetrio");
	const grammars: { scopeName: string; path: string }[] = extension?.packageJSON.contributes.grammars ?? [];
	const grammar = grammars.find(({ scopeName }) => scopeName === scope);
	if (!extension || !grammar) throw new Error(`no grammar for ${scope}`);
	return join(extension.extensionPath, grammar.path);
}

/** A module of VS Code's own; a desktop VS Code keeps them in an archive that `require` looks into. */
function engine(name: string): string {
	const places = ["node_modules", "node_modules.asar"].map((folder) => join(env.appRoot, folder, name));
	const found = places.find((place) => existsSync(join(place, "package.json")));
	if (!found) throw new Error(`${name} is not in ${places.join(", ")}`);
	return found;
}
