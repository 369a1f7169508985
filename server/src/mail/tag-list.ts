/** One `name=value` of a tag list. Places are UTF-16 units of the text. */
export interface Tag {
	/** As it is written. */
	readonly name: string;
	/** Without the blanks around it. */
	readonly value: string;
	readonly start: number;
	readonly end: number;
	readonly valueStart: number;
}

/** A stretch of a tag list that is no tag, and why, to go on after it: `has no equals sign`. */
export interface TagFlaw {
	readonly start: number;
	readonly end: number;
	readonly problem: string;
}

/** What DKIM keys, DMARC and BIMI records, and those of MTA-STS and TLS reports are made of. */
export interface TagList {
	readonly tags: readonly Tag[];
	readonly flaws: readonly TagFlaw[];
}

/** Reads a tag list: `name=value` with semicolons between, and perhaps one at the end (RFC 6376 section 3.2). */
export function parseTagList(text: string): TagList {
	const tags: Tag[] = [];
	const flaws: TagFlaw[] = [];
	const pieces = text.split(";");
	let before = 0;
	for (const [index, piece] of pieces.entries()) {
		const start = before + piece.length - piece.trimStart().length;
		const end = start + piece.trim().length;
		before += piece.length + 1;
		if (start >= end) {
			// One semicolon may end the list.
			if (index < pieces.length - 1) flaws.push({ start: before - 1, end: before, problem: "ends no tag" });
			continue;
		}
		const match = /^([A-Za-z][A-Za-z0-9_]*)\s*=\s*/.exec(text.slice(start, end));
		if (!match) {
			const hasSign = text.slice(start, end).includes("=");
			flaws.push({ start, end, problem: hasSign ? "begins with no name of a tag" : "has no equals sign" });
			continue;
		}
		const valueStart = Math.min(end, start + match[0].length);
		const tag = { name: match[1]!, value: text.slice(valueStart, end), start, end, valueStart };
		if (tags.some(({ name }) => name === tag.name)) flaws.push({ start, end, problem: "is there twice" });
		else tags.push(tag);
	}
	return { tags, flaws };
}

/** The value of a tag; undefined where the list has none of the name. */
export function tagValue({ tags }: TagList, name: string): string | undefined {
	return tags.find((tag) => tag.name === name)?.value;
}
