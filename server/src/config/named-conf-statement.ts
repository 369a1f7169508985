import { BYTE_ORDER_MARK, MAX_WORDS, tooManyWords, WORDS_PER_STEP } from "./read-limits.ts";

type Report = (span: { readonly start: number; readonly end: number }, message: string) => void;

/** Blocks within blocks deeper than named has them; what stands behind is not read. */
const MAX_DEPTH = 100;

/** How far a statement's brace is looked for. */
const MAX_HEAD = 16;

/** A word of a configuration file, quotes taken off; the span has them. */
export interface Word {
	readonly text: string;
	readonly start: number;
	readonly end: number;
	readonly isQuoted: boolean;
}

/** One statement of named.conf: `zone "example.com" IN { … };` has three words and a block. */
export interface Statement {
	readonly path: string;
	readonly words: readonly Word[];
	/** The statements in its braces; of several blocks, those of all. */
	readonly block: readonly Statement[] | undefined;
	/** Behind its first opening brace; -1 if it has none. */
	readonly open: number;
	/** Its last closing brace; -1 if it has none. */
	readonly close: number;
	/** Behind its semicolon; -1 where that is missing. */
	readonly end: number;
}

interface Token extends Word {
	/** A word, or one of `{ } ;`. */
	readonly kind: "word" | "{" | "}" | ";";
	/** A line end stands before it. */
	readonly startsLine: boolean;
}

interface OpenBlock {
	readonly opener: Token | undefined;
	readonly statements: Statement[];
	/** The statement that has the block; goes on behind it. */
	readonly words: Word[];
	readonly inner: Statement[] | undefined;
	readonly open: number;
}

/** Words that start a statement, and that no other statement goes on with at the start of a line. */
const STARTERS = new Set(
	(
		"acl allow-query allow-transfer allow-update controls directory file include logging masterfile-format notify " +
		"options statistics-channels template type update-policy view zone"
	).split(" "),
);

/** Statements that cannot stand in the block of a zone: there its closing brace is missing. */
const NOT_IN_ZONE = new Set(["acl", "controls", "key", "logging", "options", "view", "zone"]);

/**
 * Reads the statements of named.conf, of its grammar no more than words, braces and semicolons
 * (BIND 9 Administrator Reference Manual, "Configuration File (named.conf)"), some words at a time. What a half-typed
 * statement lacks is reported, and taken to end where the next line starts one.
 */
export function* statementSteps(
	path: string,
	text: string,
	report: Report,
): Generator<undefined, readonly Statement[], void> {
	const tokens = yield* tokenSteps(text, report);
	const open: OpenBlock[] = [];
	let block: OpenBlock = { opener: undefined, statements: [], words: [], inner: undefined, open: -1 };
	let words: Word[] = [];
	let inner: Statement[] | undefined;
	let opened = -1;
	let closed = -1;

	const finish = (end = -1) => {
		if (words.length > 0 || inner)
			block.statements.push({ path, words, block: inner, open: opened, close: closed, end });
		words = [];
		inner = undefined;
		opened = -1;
		closed = -1;
	};
	const close = (brace = -1) => {
		finish();
		words = block.words;
		inner = block.inner ?? block.statements;
		if (inner !== block.statements) for (const statement of block.statements) inner.push(statement);
		opened = block.open;
		closed = brace;
		block = open.pop()!;
	};

	for (const [index, token] of tokens.entries()) {
		if (index % WORDS_PER_STEP === 0) yield;
		if (token.kind === ";") {
			finish(token.end);
		} else if (token.kind === "{") {
			if (open.length === MAX_DEPTH) {
				report(token, `blocks stand within blocks ${MAX_DEPTH} deep: what stands here and behind it is not read`);
				break;
			}
			open.push(block);
			block = { opener: token, statements: [], words, inner, open: opened < 0 ? token.end : opened };
			words = [];
			inner = undefined;
			opened = -1;
		} else if (token.kind === "}") {
			if (!block.opener) {
				report(token, "this closing brace has no opening one");
				continue;
			}
			if (words.length > 0 || inner) reportMissingSemicolon(tokens[index - 1]!, report);
			close(token.start);
		} else {
			const startsStatement = token.startsLine && !token.isQuoted && STARTERS.has(token.text.toLowerCase());
			const isOver = inner !== undefined || words.length > 1;
			if (startsStatement && isOver) {
				reportMissingSemicolon(tokens[index - 1]!, report);
				finish();
			}
			while (words.length === 0 && block.opener && cannotStandIn(block, token, tokens, index)) {
				report(
					block.opener,
					`the block of ${headOf(block.words)} is not closed: a brace is missing before ${token.text}`,
				);
				close();
				finish();
			}
			words.push(token);
		}
	}
	if (words.length > 0 || inner) reportMissingSemicolon(tokens.at(-1)!, report);
	while (block.opener) {
		report(
			block.opener,
			`the block of ${headOf(block.words)} is not closed: a brace is missing at the end of the file`,
		);
		close();
	}
	finish();
	return block.statements;
}

function cannotStandIn(block: OpenBlock, token: Token, tokens: readonly Token[], index: number): boolean {
	if (token.isQuoted || !token.startsLine) return false;
	const holder = block.words[0]?.text.toLowerCase();
	const word = token.text.toLowerCase();
	if (holder === "view") return word === "view" && opensBlock(tokens, index);
	if (holder !== "zone") return false;
	return NOT_IN_ZONE.has(word) && opensBlock(tokens, index);
}

/** Whether the statement that starts here has a brace before its semicolon. */
function opensBlock(tokens: readonly Token[], index: number): boolean {
	for (let at = index + 1; at < Math.min(tokens.length, index + MAX_HEAD); at++) {
		const { kind } = tokens[at]!;
		if (kind !== "word") return kind === "{";
	}
	return false;
}

function headOf(words: readonly Word[]): string {
	const head = words
		.slice(0, 2)
		.map((word) => word.text)
		.join(" ");
	return head === "" ? "a statement without a name" : head;
}

function reportMissingSemicolon(token: Token, report: Report): void {
	report(token, `a semicolon is missing after ${token.kind === "word" ? token.text || '""' : "the closing brace"}`);
}

/**
 * Splits into words and `{ } ;`. Comments are those of C, C++ and the shell. A quote that is not
 * closed on its line ends there if braces or semicolons stand before the next quote: keys may go
 * over several lines, file names do not.
 */
function* tokenSteps(text: string, report: Report): Generator<undefined, Token[], void> {
	const tokens: Token[] = [];
	const blank = /\s+|#[^\n]*|\/\/[^\n]*|\/\*/y;
	let at = 0;
	let startsLine = true;
	const push = (kind: Token["kind"], start: number, end: number, value: string, isQuoted: boolean) => {
		tokens.push({ kind, text: value, start, end, isQuoted, startsLine });
		startsLine = false;
		at = end;
	};
	if (text.startsWith("\uFEFF")) {
		report({ start: 0, end: 1 }, BYTE_ORDER_MARK);
		at = 1;
	}
	while (at < text.length) {
		if (tokens.length === MAX_WORDS) {
			report({ start: at, end: at + 1 }, tooManyWords(MAX_WORDS));
			break;
		}
		blank.lastIndex = at;
		const skipped = blank.exec(text)?.[0];
		if (skipped !== undefined) {
			let end = at + skipped.length;
			if (skipped === "/*") {
				const close = text.indexOf("*/", end);
				if (close < 0) report({ start: at, end }, "this comment is not closed: */ is missing");
				end = close < 0 ? text.length : close + 2;
			}
			startsLine ||= text.slice(at, end).includes("\n");
			at = end;
			continue;
		}
		const first = text[at]!;
		if (first === "{" || first === "}" || first === ";") {
			push(first, at, at + 1, first, false);
		} else if (first === '"') {
			const { end, value, isClosed } = quotedString(text, at);
			if (!isClosed) report({ start: at, end }, "this quoted text is not closed: a quote is missing");
			push("word", at, end, value, true);
		} else {
			const end = Math.max(at + 1, endOfWord(text, at));
			push("word", at, end, text.slice(at, end), false);
		}
		if (tokens.length % WORDS_PER_STEP === 0) yield;
	}
	return tokens;
}

/**
 * The offset behind a word: a regular expression would need a stack as deep as the word is long. A backslash stands for itself, but in front of a brace, as in what
 * `dyndb` and `plugin` have in theirs.
 */
function endOfWord(text: string, start: number): number {
	let at = start;
	while (at < text.length) {
		const character = text[at]!;
		if (character === "\\" && (text[at + 1] === "{" || text[at + 1] === "}")) at++;
		else if (WORD_END.test(character)) break;
		else if (character === "/" && (text[at + 1] === "/" || text[at + 1] === "*")) break;
		at++;
	}
	return at;
}

const WORD_END = /[\s{};"]/;

function quotedString(text: string, start: number): { end: number; value: string; isClosed: boolean } {
	let at = start + 1;
	while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
	const isClosed = at < text.length;
	const inside = text.slice(start + 1, at);
	if (isClosed && !(inside.includes("\n") && /[{};]/.test(inside))) {
		return { end: at + 1, value: inside.replaceAll('\\"', '"'), isClosed: true };
	}
	const value = /^[^{};\n]*/.exec(inside)![0].trimEnd();
	return { end: start + 1 + value.length, value, isClosed: false };
}
