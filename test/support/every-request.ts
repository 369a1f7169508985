import type { CodeAction, CompletionItem, CompletionList, InlayHint } from "vscode-languageserver/node";
import type { LanguageClient, TestFolder } from "../protocol/language-client.ts";

/** The files of a workspace, by what they are. */
export interface BigWorkspace {
	readonly folder: TestFolder;
	/** A zone with hosts and an MX, and its text. */
	readonly forward: string;
	readonly text: string;
	/** The reverse zone of its hosts. */
	readonly reverse: string;
	/** Lines (from 0) of the forward zone with an MX and an address, and of the reverse zone with a PTR. */
	readonly mx: number;
	readonly address: number;
	readonly pointer: number;
	/** A line of a zone `hub` whose owner very many records name. */
	readonly hub: { readonly name: string; readonly line: number };
}

/** A request, and what is asked. */
export interface Asked {
	readonly name: string;
	ask(client: LanguageClient): Promise<unknown>;
}

/**
 * Every request that the server answers, by its method, at the places of a workspace where each has most to do; but for those that
 * look something up in the DNS, and those of editors that ask for findings instead of being sent them.
 */
export function everyRequest(big: BigWorkspace): Asked[] {
	const { folder, forward, reverse, hub, text } = big;
	const lines = text.split("\n");
	const document = (name: string) => ({ textDocument: { uri: folder.uri(name) } });
	const at = (name: string, line: number, character: number) => ({
		...document(name),
		position: { line, character },
	});
	const span = (first: number, last: number) => ({
		start: { line: first, character: 0 },
		end: { line: last, character: 0 },
	});
	const whole = span(0, lines.length);
	const middle = lines.length >> 1;
	const options = { tabSize: 8, insertSpaces: true };
	const places = {
		"an MX": at(forward, big.mx, lines[big.mx]!.length - 1),
		"an address": at(forward, big.address, lines[big.address]!.length - 1),
		"a PTR": at(reverse, big.pointer, 0),
		"a hub": at(hub.name, hub.line, 1),
		"the SOA": at(forward, 2, 0),
	};
	const asked: Asked[] = [{ name: "textDocument/didChange", ask: (client) => typed(client, forward) }];
	const add = (name: string, ask: (client: LanguageClient) => Promise<unknown>) => asked.push({ name, ask });
	const one = (method: string, parameters: unknown, what = "") =>
		add(`${method}${what === "" ? "" : `, ${what}`}`, (client) => client.request(method, parameters));
	for (const [what, place] of Object.entries(places)) {
		for (const method of [
			...["hover", "definition", "declaration", "typeDefinition", "implementation", "documentHighlight"],
			...["completion", "signatureHelp", "prepareRename"],
		]) {
			one(`textDocument/${method}`, place, what);
		}
		one("textDocument/references", { ...place, context: { includeDeclaration: true } }, what);
		one("textDocument/rename", { ...place, newName: "renamed-here" }, what);
		one("textDocument/selectionRange", { textDocument: place.textDocument, positions: [place.position] }, what);
		const range = { start: place.position, end: place.position };
		const listed = (only?: string[]) => ({
			textDocument: place.textDocument,
			range,
			context: { diagnostics: [], ...(only && { only }) },
		});
		for (const only of [undefined, ["refactor"], ["source"]]) {
			add(`textDocument/codeAction ${only ?? ""}, ${what}`, async (client) => {
				const actions = await client.request<CodeAction[]>("textDocument/codeAction", listed(only));
				// Of what asks or is refused there is no edit.
				for (const action of actions) await client.request("codeAction/resolve", action).catch(() => undefined);
			});
		}
		add(`callHierarchy/incomingCalls and outgoingCalls, ${what}`, async (client) => {
			const items = await client.request<unknown[] | null>("textDocument/prepareCallHierarchy", place);
			for (const item of items ?? []) {
				await client.request("callHierarchy/incomingCalls", { item });
				await client.request("callHierarchy/outgoingCalls", { item });
			}
		});
	}
	add("zoneTrio/repair", async (client) => {
		const range = { start: places["an address"].position, end: places["an address"].position };
		const listed = { ...document(forward), range, context: { diagnostics: [] } };
		const actions = await client.request<CodeAction[]>("textDocument/codeAction", listed);
		for (const { data: key } of actions)
			if (key) await client.request("zoneTrio/repair", { key }).catch(() => undefined);
	});
	add("completionItem/resolve", async (client) => {
		const list = await client.request<CompletionList | CompletionItem[]>("textDocument/completion", places["an MX"]);
		const [item] = Array.isArray(list) ? list : list.items;
		if (item) await client.request("completionItem/resolve", item);
	});
	for (const name of [forward, reverse]) {
		for (const method of ["documentSymbol", "documentLink", "foldingRange", "codeLens"]) {
			one(`textDocument/${method}`, document(name), name);
		}
		one("textDocument/semanticTokens/range", { ...document(name), range: span(middle, middle + 60) }, name);
		one("textDocument/inlayHint", { ...document(name), range: whole }, name);
		one("textDocument/formatting", { ...document(name), options }, name);
		one("textDocument/rangeFormatting", { ...document(name), options, range: span(10, lines.length - 10) }, name);
		one(
			"textDocument/rangesFormatting",
			{ ...document(name), options, ranges: [span(5, middle - 5), span(middle, lines.length - 5)] },
			name,
		);
		one("textDocument/onTypeFormatting", { ...at(name, middle, 0), ch: "\n", options }, name);
		for (const scheme of ["expanded", "changes"]) {
			const uri = `zonetrio-${scheme}:/x?${encodeURIComponent(folder.uri(name))}`;
			one("workspace/textDocumentContent", { uri }, `${scheme} ${name}`);
		}
		for (const refactor of REFACTORINGS) {
			add(`zoneTrio/refactor, ${refactor} ${name}`, (client) =>
				client.request("zoneTrio/refactor", { uri: folder.uri(name), range: whole, refactor, title: "" }),
			);
		}
		for (const which of ["all", "changed"])
			one("zoneTrio/raiseSerial", { uri: folder.uri(name), which }, `${which} ${name}`);
		one("zoneTrio/serial", { uri: folder.uri(name) }, name);
		one("zoneTrio/zoneOfFile", { uri: folder.uri(name) }, name);
		one("zoneTrio/zoneRequest", { uri: folder.uri(name) }, name);
		one("zoneTrio/toolChecks", { uri: folder.uri(name) }, name);
		for (const task of ["fill", "sync"])
			one("zoneTrio/syncPointers", { uri: folder.uri(name), task }, `${task} ${name}`);
	}
	for (const method of ["semanticTokens/full", "semanticTokens/full/delta"]) {
		add(`textDocument/${method}`, (client) =>
			client.request(`textDocument/${method}`, { ...document(forward), previousResultId: "1" }),
		);
	}
	add("inlayHint/resolve", async (client) => {
		const hints = await client.request<InlayHint[]>("textDocument/inlayHint", {
			...document(reverse),
			range: span(0, 20),
		});
		for (const hint of hints.slice(0, 3)) await client.request("inlayHint/resolve", hint);
	});
	add("codeLens/resolve", async (client) => {
		const lenses = await client.request<unknown[]>("textDocument/codeLens", document(forward));
		for (const lens of lenses.slice(0, 5)) await client.request("codeLens/resolve", lens);
	});
	for (const query of ["host", "mail", "10.0.1.1", "a", ""]) one("workspace/symbol", { query }, JSON.stringify(query));
	const moved = (name: string) => ({ files: [{ oldUri: folder.uri(name), newUri: folder.uri(`${name}.moved`) }] });
	one("workspace/willRenameFiles", moved(forward));
	one("zoneTrio/counts", null);
	one("zoneTrio/zoneFiles", null);
	one("zoneTrio/mailReport", null);
	for (const format of ["html", "markdown"]) one("zoneTrio/exportMailReport", { format }, format);
	one("zoneTrio/serialPlan", { uri: folder.uri(forward), wanted: 7, spread: false });
	add("zoneTrio/mailHosts", async (client) => {
		const { rows } = await client.mailHosts();
		for (const { id } of rows.slice(0, 3)) await client.mailHosts({ parent: id });
		await client.mailHosts({ filter: "problems", limit: 100_000 });
	});
	const seen = Array.from({ length: 200 }, (_, index) => ({ address: `192.0.2.${index}`, pointers: [] }));
	add("zoneTrio/providerRequest", (client) => client.request("zoneTrio/providerRequest", { addresses: seen }));
	one("zoneTrio/networkOfAddress", { address: "192.0.2.25" });
	for (const [kind, name] of [
		["reverse", "2001:db8::/32"],
		["reverse", "198.51.100.0/24"],
		["forward", "example.org"],
	]) {
		one("zoneTrio/newZone", { name, kind, uri: folder.uri(forward) }, name);
	}
	const many = { within: { many: "safe" }, file: { many: "safe", uri: folder.uri(forward) } };
	for (const [what, key] of Object.entries({ ...many, rule: { many: "rule", rule: "ptr-missing" } })) {
		add(`zoneTrio/repairMany, ${what}`, (client) => client.request("zoneTrio/repairMany", { key }));
	}
	one("zoneTrio/forgetLive", null);
	one("zoneTrio/checkWorkspace", {});
	return asked;
}

/** A keystroke, and back. */
async function typed(client: LanguageClient, name: string): Promise<void> {
	const start = { line: 50, character: 0 };
	await client.change(name, { range: { start, end: start }, text: "x" });
	await client.change(name, { range: { start, end: { ...start, character: 1 } }, text: "" });
	await client.request("zoneTrio/counts", null);
}

const REFACTORINGS = [
	...["addressToOwner", "namesRelative", "namesAbsolute", "expandGenerate", "collapseRecords", "stringsOnLines"],
	...["stringsOnOneLine", "ttlsWithUnits", "ttlsInSeconds", "addressToName", "sortRecords"],
];
