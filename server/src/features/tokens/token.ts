import type { Range } from "../../rules/engine/finding.ts";
import type { Position } from "../../text/chunked-text.ts";
import type { TokenType } from "./token-legend.ts";

/** A word that an editor colours; it does not go beyond its line. */
export interface Token {
	readonly start: Position;
	/** In the units of the text. */
	readonly length: number;
	readonly type: TokenType;
	/** Bits of `MODIFIER_BIT`. */
	readonly modifiers: number;
}

/** A token at a range; undefined where that is empty or goes beyond a line, which editors do not take. */
export function tokenAt({ start, end }: Range, type: TokenType, modifiers = 0): Token | undefined {
	const length = end.character - start.character;
	return start.line === end.line && length > 0 ? { start, length, type, modifiers } : undefined;
}
