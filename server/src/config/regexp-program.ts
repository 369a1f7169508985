/** A step of a regular expression; all but a fork go on with the next one. */
export type Instruction =
	| { readonly kind: "character"; readonly fits: (character: string) => boolean }
	| { readonly kind: "assert"; readonly holds: (text: string, place: number) => boolean }
	| { readonly kind: "save"; readonly slot: number }
	| { readonly kind: "fork"; first: number; otherwise: number | undefined }
	| { readonly kind: "match" };

export interface RegexpProgram {
	readonly program: readonly Instruction[];
	readonly groups: number;
	readonly names: ReadonlyMap<string, number>;
}

/** Go refuses counts above this one. */
const MAX_COUNT = 1000;
const MAX_PROGRAM = 10_000;
const MAX_DEPTH = 50;

/** Reads a regular expression of Go into a program; undefined if it is none, or too large. */
export function parseProgram(pattern: string): RegexpProgram | undefined {
	try {
		return new Parser(pattern).parse();
	} catch (error) {
		if (error instanceof NotRegular) return undefined;
		throw error;
	}
}

class NotRegular extends Error {}

/** A piece of a program whose jumps count from its own start. */
type Piece = readonly Instruction[];

class Parser {
	readonly #pattern: string;
	readonly #names = new Map<string, number>();
	#at = 0;
	#groups = 0;
	#depth = 0;
	#ignoresCase = false;

	constructor(pattern: string) {
		this.#pattern = pattern;
	}

	parse(): RegexpProgram {
		const piece = this.#alternatives();
		if (this.#at < this.#pattern.length) throw new NotRegular();
		return { program: [...piece, { kind: "match" }], groups: this.#groups, names: this.#names };
	}

	#alternatives(): Piece {
		const first = this.#sequence();
		if (!this.#takes("|")) return first;
		const rest = this.#alternatives();
		return limited([
			fork(1, first.length + 2),
			...moved(first, 1),
			fork(first.length + 2 + rest.length, undefined),
			...moved(rest, first.length + 2),
		]);
	}

	#sequence(): Piece {
		let whole: Instruction[] = [];
		while (this.#at < this.#pattern.length && !/[|)]/.test(this.#pattern[this.#at]!)) {
			const piece = this.#repeated(this.#atom());
			whole = whole.concat(moved(piece, whole.length));
			limited(whole);
		}
		return whole;
	}

	#repeated(piece: Piece): Piece {
		const count = /^(?:([*+?])|\{(\d+)(,(\d*))?\})(\??)/.exec(this.#pattern.slice(this.#at, this.#at + 16));
		if (!count) return piece;
		this.#at += count[0].length;
		if (/^[*+?]|^\{\d+(?:,\d*)?\}/.test(this.#pattern.slice(this.#at, this.#at + 16))) throw new NotRegular();
		const isLazy = count[5] === "?";
		const least = count[1] ? (count[1] === "+" ? 1 : 0) : Number(count[2]);
		const most = count[1] ? (count[1] === "?" ? 1 : undefined) : count[3] ? optionalNumber(count[4]!) : least;
		if (least > MAX_COUNT || (most ?? 0) > MAX_COUNT || (most ?? least) < least) throw new NotRegular();
		if (piece.length * Math.max(least, most ?? 0) > MAX_PROGRAM) throw new NotRegular();
		let whole: Instruction[] = [];
		for (let index = 0; index < least; index++) whole = whole.concat(moved(piece, whole.length));
		if (most === undefined) {
			const start = whole.length;
			whole.push(
				choice(start + 1, start + piece.length + 2, isLazy),
				...moved(piece, start + 1),
				fork(start, undefined),
			);
		} else {
			const end = whole.length + (most - least) * (piece.length + 1);
			while (whole.length < end) whole.push(choice(whole.length + 1, end, isLazy), ...moved(piece, whole.length + 1));
		}
		return limited(whole);
	}

	#atom(): Piece {
		const character = this.#pattern[this.#at++]!;
		if (character === "(") return this.#group();
		if (character === "[") return [{ kind: "character", fits: this.#set() }];
		if (character === ".") return [{ kind: "character", fits: (one) => one !== "\n" }];
		if (character === "^") return [{ kind: "assert", holds: (_, place) => place === 0 }];
		if (character === "$") return [{ kind: "assert", holds: (text, place) => place === text.length }];
		if (/[*+?]/.test(character)) throw new NotRegular();
		return character === "\\" ? [this.#escape()] : [this.#literal(character)];
	}

	#group(): Piece {
		if (++this.#depth > MAX_DEPTH) throw new NotRegular();
		const ignoredCase = this.#ignoresCase;
		const head = /^\?(?:P?<(\w+)>|([imsU]*(?:-[imsU]+)?)([:)]))/.exec(this.#pattern.slice(this.#at, this.#at + 80));
		if (!head && this.#pattern[this.#at] === "?") throw new NotRegular();
		if (head) this.#at += head[0].length;
		if (/^[msU]*i/.test(head?.[2] ?? "")) this.#ignoresCase = true;
		if (head?.[3] === ")") {
			this.#depth--;
			return [];
		}
		const isCapturing = !head || head[1] !== undefined;
		const group = isCapturing ? ++this.#groups : 0;
		if (head?.[1]) this.#names.set(head[1], group);
		const piece = this.#alternatives();
		if (!this.#takes(")")) throw new NotRegular();
		this.#ignoresCase = ignoredCase;
		this.#depth--;
		if (!isCapturing) return piece;
		return [{ kind: "save", slot: group * 2 }, ...moved(piece, 1), { kind: "save", slot: group * 2 + 1 }];
	}

	#set(): (character: string) => boolean {
		const isNegated = this.#takes("^");
		const members: ((character: string) => boolean)[] = [];
		for (let isFirst = true; isFirst || this.#pattern[this.#at] !== "]"; isFirst = false) {
			if (this.#at >= this.#pattern.length) throw new NotRegular();
			const named = /^\[:(\^?)(\w+):\]/.exec(this.#pattern.slice(this.#at, this.#at + 16));
			if (named) {
				const fits = CLASSES[named[2]!];
				if (!fits) throw new NotRegular();
				members.push((one) => fits.test(one) !== (named[1] === "^"));
				this.#at += named[0].length;
				continue;
			}
			const from = this.#member();
			if (typeof from !== "string") {
				members.push(from);
			} else if (/^-[^\]]/.test(this.#pattern.slice(this.#at, this.#at + 2))) {
				this.#at++;
				const to = this.#member();
				if (typeof to !== "string" || to < from) throw new NotRegular();
				members.push((one) => from <= one && one <= to);
			} else {
				members.push((one) => one === from);
			}
		}
		this.#at++;
		const ignoresCase = this.#ignoresCase;
		const fits = (one: string) => members.some((member) => member(one));
		return (one) => (ignoresCase ? fits(one.toLowerCase()) || fits(one.toUpperCase()) : fits(one)) !== isNegated;
	}

	/** A character of a set, or what tells whether one fits. */
	#member(): string | ((character: string) => boolean) {
		const character = this.#pattern[this.#at++]!;
		if (character !== "\\") return character;
		const escaped = this.#pattern[this.#at++] ?? "";
		const fits = SHORT_CLASSES[escaped];
		return fits ? (one) => fits.test(one) : literalOf(escaped);
	}

	#escape(): Instruction {
		const escaped = this.#pattern[this.#at++] ?? "";
		const fits = SHORT_CLASSES[escaped];
		if (fits) return { kind: "character", fits: (one) => fits.test(one) };
		if (escaped === "A") return { kind: "assert", holds: (_, place) => place === 0 };
		if (escaped === "z") return { kind: "assert", holds: (text, place) => place === text.length };
		if (escaped === "b" || escaped === "B") {
			return { kind: "assert", holds: (text, place) => isWordEdge(text, place) === (escaped === "b") };
		}
		return this.#literal(literalOf(escaped));
	}

	#literal(character: string): Instruction {
		if (!this.#ignoresCase) return { kind: "character", fits: (one) => one === character };
		const lower = character.toLowerCase();
		return { kind: "character", fits: (one) => one.toLowerCase() === lower };
	}

	#takes(character: string): boolean {
		if (this.#pattern[this.#at] !== character) return false;
		this.#at++;
		return true;
	}
}

const SHORT_CLASSES: Readonly<Record<string, RegExp>> = {
	d: /[0-9]/,
	D: /[^0-9]/,
	w: /\w/,
	W: /\W/,
	s: /[\t\n\f\r ]/,
	S: /[^\t\n\f\r ]/,
};

const CLASSES: Readonly<Record<string, RegExp>> = {
	alnum: /[0-9A-Za-z]/,
	alpha: /[A-Za-z]/,
	digit: /[0-9]/,
	lower: /[a-z]/,
	upper: /[A-Z]/,
	punct: /[!-/:-@[-`{-~]/,
	space: /\s/,
	word: /\w/,
	xdigit: /[0-9A-Fa-f]/,
};

const CONTROLS: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", f: "\f", v: "\v", a: "\u0007" };

function literalOf(escaped: string): string {
	const control = CONTROLS[escaped];
	if (control !== undefined) return control;
	// A backslash before a letter or digit that means nothing is refused, and so are back references.
	if (escaped === "" || /[0-9A-Za-z]/.test(escaped)) throw new NotRegular();
	return escaped;
}

function isWordEdge(text: string, place: number): boolean {
	return /\w/.test(text[place - 1] ?? " ") !== /\w/.test(text[place] ?? " ");
}

function optionalNumber(digits: string): number | undefined {
	return digits === "" ? undefined : Number(digits);
}

function fork(first: number, otherwise: number | undefined): Instruction {
	return { kind: "fork", first, otherwise };
}

/** Whether to go on inside a repetition or behind it; what is lazy goes behind it first. */
function choice(inside: number, behind: number, isLazy: boolean): Instruction {
	return isLazy ? fork(behind, inside) : fork(inside, behind);
}

/** The same piece some instructions further on. */
function moved(piece: Piece, by: number): Instruction[] {
	return piece.map((one) =>
		one.kind === "fork" ? fork(one.first + by, one.otherwise === undefined ? undefined : one.otherwise + by) : one,
	);
}

function limited<Whole extends Piece>(piece: Whole): Whole {
	if (piece.length > MAX_PROGRAM) throw new NotRegular();
	return piece;
}
