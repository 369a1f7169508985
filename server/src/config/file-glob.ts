/** A pattern as glob(3) has them, ready to be asked; `prefix` is what every path that matches starts with. */
export interface FileGlob {
	readonly prefix: string;
	matches(path: string): boolean;
}

/** Whether a path is a pattern. */
export function isGlob(path: string): boolean {
	return /[*?[]/.test(path);
}

/**
 * Reads a pattern: `*` and `?` stand for characters of one file or folder name, `[a-z]` and `[!a-z]` for one of them, and
 * a dot at the start of a name must be written. It never goes back further than the last star, so a
 * pattern of many stars costs no more than its length times that of the name.
 */
export function fileGlob(pattern: string): FileGlob {
	const segments = pattern.split("/").map(segmentParts);
	const prefix = /^[^*?[\\]*/.exec(pattern)![0];
	return {
		prefix,
		matches: (path) => {
			if (!path.startsWith(prefix)) return false;
			const names = path.split("/");
			return (
				names.length === segments.length &&
				names.every((name, index) => isShown(segments[index]!, name) && matchesName(segments[index]!, name))
			);
		},
	};
}

/** Reads a pattern for one file or folder name, in which a star stands for a dot at the start too. */
export function nameGlob(pattern: string): (name: string) => boolean {
	const parts = segmentParts(pattern);
	return (name) => matchesName(parts, name);
}

/** One character of a pattern: a star, or what tells whether a character fits. */
type Part = "*" | { readonly fits: (character: string) => boolean };

function segmentParts(segment: string): readonly Part[] {
	const parts: Part[] = [];
	for (let at = 0; at < segment.length; at++) {
		const character = segment[at]!;
		const set = character === "[" ? /^\[([!^]?)(\]?[^\]]*)\]/.exec(segment.slice(at)) : null;
		if (character === "*") {
			if (parts.at(-1) !== "*") parts.push("*");
		} else if (character === "?") {
			parts.push({ fits: () => true });
		} else if (set) {
			const isNegated = set[1] !== "";
			const members = membersOf(set[2]!);
			parts.push({ fits: (one) => members(one) !== isNegated });
			at += set[0].length - 1;
		} else {
			const literal = character === "\\" && at + 1 < segment.length ? segment[++at]! : character;
			parts.push({ fits: (one) => one === literal });
		}
	}
	return parts;
}

function membersOf(set: string): (character: string) => boolean {
	const ranges = [...set.matchAll(/(.)-(.)|./gs)].map(
		([whole, from, to]) => [from ?? whole, to ?? whole] as [string, string],
	);
	return (character) => ranges.some(([from, to]) => from <= character && character <= to);
}

/** Whether a name has no dot at the start, or the pattern has it too. */
function isShown(parts: readonly Part[], name: string): boolean {
	return !name.startsWith(".") || isLiteralDot(parts[0]);
}

function matchesName(parts: readonly Part[], name: string): boolean {
	let part = 0;
	let at = 0;
	let star = -1;
	let resumed = 0;
	while (at < name.length) {
		const one = parts[part];
		if (one === "*") {
			star = part++;
			resumed = at;
		} else if (one?.fits(name[at]!)) {
			part++;
			at++;
		} else if (star >= 0) {
			part = star + 1;
			at = ++resumed;
		} else {
			return false;
		}
	}
	while (parts[part] === "*") part++;
	return part === parts.length;
}

function isLiteralDot(part: Part | undefined): boolean {
	return part !== undefined && part !== "*" && part.fits(".") && !part.fits("a");
}
