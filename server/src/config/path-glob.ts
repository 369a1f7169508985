import { nameGlob } from "./file-glob.ts";

/** Braces may stand for so many patterns; more are no pattern. */
const MOST_ALTERNATIVES = 1000;

/** Longer ones are no pattern; in characters. */
const LONGEST = 65_536;

/**
 * Reads a pattern as settings have them, for paths relative to a folder: `*`, `?` and `[a-z]` stand for characters of one name, `**` for any
 * folders, `{a,b}` for either; a backslash takes the meaning from the next character. It takes no longer than the length of the pattern
 * times that of the path, since a pattern may come with the folder, from anybody. Undefined for what is no pattern.
 */
export function pathGlob(pattern: string): ((path: string) => boolean) | undefined {
	if (pattern === "" || pattern.length > LONGEST) return undefined;
	const alternatives = expanded(pattern);
	if (!alternatives) return undefined;
	const all = alternatives.map((one) => one.split("/").map(segmentOf));
	return (path) => {
		const names = path.split("/");
		return all.some((segments) => matchesNames(segments, names));
	};
}

/** A segment of a pattern: any folders, or what tells whether a name fits. */
type Segment = "**" | ((name: string) => boolean);

function segmentOf(segment: string): Segment {
	if (segment === "**") return "**";
	const matches = nameGlob(segment);
	// A star stands for a name, and there is none behind a last slash.
	return (name) => (name === "" ? segment === "" : matches(name));
}

/** Like a star in a name, but of whole names: only the last `**` is ever gone back to. */
function matchesNames(segments: readonly Segment[], names: readonly string[]): boolean {
	let segment = 0;
	let at = 0;
	let star = -1;
	let resumed = 0;
	while (at < names.length) {
		const one = segments[segment];
		if (one === "**") {
			star = segment++;
			resumed = at;
		} else if (one?.(names[at]!)) {
			segment++;
			at++;
		} else if (star >= 0) {
			segment = star + 1;
			at = ++resumed;
		} else {
			return false;
		}
	}
	while (segments[segment] === "**") segment++;
	return segment === segments.length;
}

/** The patterns that braces stand for; undefined where they are too many. Braces without a comma, or that are not closed, are characters. */
function expanded(pattern: string): readonly string[] | undefined {
	const done: string[] = [];
	const left = [pattern];
	for (let one = left.pop(); one !== undefined; one = left.pop()) {
		const braces = firstBraces(one);
		if (braces) {
			const { open, close, parts } = braces;
			for (const part of parts.reverse()) left.push(one.slice(0, open) + part + one.slice(close + 1));
		} else {
			done.push(one);
		}
		if (done.length + left.length > MOST_ALTERNATIVES) return undefined;
	}
	return done;
}

/** The first braces with a comma in them that nothing is around. */
function firstBraces(pattern: string): { open: number; close: number; parts: string[] } | undefined {
	let open = -1;
	let depth = 0;
	let commas: number[] = [];
	for (let at = 0; at < pattern.length; at++) {
		const character = pattern[at];
		if (character === "\\") {
			at++;
		} else if (character === "{") {
			if (depth++ === 0) {
				open = at;
				commas = [];
			}
		} else if (character === "," && depth === 1) {
			commas.push(at);
		} else if (character === "}" && depth > 0 && --depth === 0 && commas.length > 0) {
			const ends = [...commas, at];
			const parts = ends.map((end, index) => pattern.slice((index === 0 ? open : commas[index - 1]!) + 1, end));
			return { open, close: at, parts };
		}
	}
	return undefined;
}
