/** The highest count in `{n,m}`. */
const MAX_REPEAT = 255;

const CLASSES = new Set([
	"alnum",
	"alpha",
	"blank",
	"cntrl",
	"digit",
	"graph",
	"lower",
	"print",
	"punct",
	"space",
	"upper",
	"xdigit",
]);

/**
 * How many groups a POSIX extended regular expression has, or -1 if it is none that a NAPTR record may hold
 * (RFC 3402 section 3.2). Only its form is looked at; it is never run.
 */
export function groupCount(expression: string): number {
	let at = 0;
	let groups = 0;
	let depth = 0;
	/** Whether something stands before that can be repeated. */
	let atom = false;
	/** Whether the branch, up to the last `|` or `(`, is empty so far, and whether one before it in the group was. */
	let empty = true;
	while (at < expression.length) {
		const character = expression[at++]!;
		switch (character) {
			case "\\": {
				const escaped = expression[at++];
				if (escaped === undefined) return -1;
				// A reference back to a group that does not exist.
				if (escaped >= "1" && escaped <= "9" && Number(escaped) > groups) return -1;
				atom = true;
				empty = false;
				break;
			}
			case "[":
				at = bracketEnd(expression, at);
				if (at < 0) return -1;
				atom = true;
				empty = false;
				break;
			case "(":
				groups++;
				depth++;
				atom = false;
				empty = true;
				// An empty group is allowed, an empty branch is not.
				if (expression[at] === ")") empty = false;
				break;
			case ")":
				if (depth > 0) {
					if (empty) return -1;
					depth--;
				}
				atom = true;
				empty = false;
				break;
			case "|":
				if (empty) return -1;
				atom = false;
				empty = true;
				break;
			case "^":
			case "$":
				atom = false;
				empty = false;
				break;
			case "*":
			case "+":
			case "?":
				if (!atom) return -1;
				atom = false;
				break;
			case "{": {
				const next = expression[at];
				// Without a digit behind it, the brace stands for itself.
				if (next === undefined || next < "0" || next > "9") {
					atom = true;
					empty = false;
					break;
				}
				if (!atom) return -1;
				at = boundEnd(expression, at);
				if (at < 0) return -1;
				atom = false;
				break;
			}
			default:
				atom = true;
				empty = false;
		}
	}
	return depth === 0 && !empty ? groups : -1;
}

/** The offset behind `{n}`, `{n,}` or `{n,m}` whose first digit is at `at`, or -1. */
function boundEnd(expression: string, at: number): number {
	const match = /^(\d+)(,(\d*))?\}/.exec(expression.slice(at));
	if (!match) return -1;
	const least = Number(match[1]);
	const most = match[3] ? Number(match[3]) : least;
	if (least > MAX_REPEAT || most > MAX_REPEAT || least > most) return -1;
	return at + match[0].length;
}

/** The offset behind the bracket expression whose `[` is before `at`, or -1. */
function bracketEnd(expression: string, start: number): number {
	let at = expression[start] === "^" ? start + 1 : start;
	const first = at;
	let from: string | undefined;
	let inRange = false;
	while (at < expression.length) {
		let character = expression[at++]!;
		if (character === "]" && at - 1 > first) return at;
		const kind = expression[at];
		if (character === "[" && (kind === ":" || kind === "." || kind === "=")) {
			const close = expression.indexOf(`${kind}]`, at + 1);
			if (close < 0) return -1;
			const inner = expression.slice(at + 1, close);
			if (kind === ":" ? !CLASSES.has(inner) : inner === "") return -1;
			at = close + 2;
			if (kind === ":") {
				if (inRange) return -1;
				from = undefined;
				continue;
			}
			character = inner[0]!;
		} else if (character === "-" && from !== undefined && !inRange && expression[at] !== "]") {
			inRange = true;
			continue;
		}
		if (inRange && from !== undefined && character < from) return -1;
		from = inRange ? undefined : character;
		inRange = false;
	}
	return -1;
}
