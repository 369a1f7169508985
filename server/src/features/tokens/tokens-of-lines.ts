import type { RuleContext } from "../../rules/views/rule-context.ts";
import { TokenData } from "./token-data.ts";
import { ZoneTokens } from "./zone-tokens.ts";

/**
 * The words in some lines of a zone file, both ends among them. Made chunk by chunk, so that a large file keeps nobody waiting;
 * the workspace must stay as it is until all is done.
 */
export function* tokensOfLines(
	context: RuleContext,
	path: string,
	firstLine: number,
	lastLine: number,
): Generator<void, TokenData> {
	const data = new TokenData();
	const file = context.workspace.files.get(path);
	if (!file) return data;
	const tokens = new ZoneTokens(context, file);
	const first = file.text.locate({ line: firstLine, character: 0 }).index;
	for (let index = first; index < file.text.chunks.length && file.text.firstLine(index) <= lastLine; index++) {
		data.add(tokens.ofChunk(index, firstLine, lastLine));
		yield;
	}
	return data;
}
