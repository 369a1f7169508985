/** Whether a step of a chain is as it should be; `?` where the loaded zones cannot tell. */
export type Mark = "✓" | "✗" | "?";

/** A step of a chain in a picture, with those that follow from it. */
export interface Branch {
	readonly text: string;
	/** The status word first, then what it means here. */
	readonly status?: string;
	readonly mark?: Mark;
	readonly below: readonly Branch[];
}

/** Statuses begin in this column or earlier, so that one long name does not move all of them away. */
const MAX_COLUMN = 60;

/** Trees as lines of text, their statuses below one another. */
export function drawTrees(roots: readonly Branch[]): string {
	const rows = roots.flatMap((root) => [{ text: root.text, branch: root }, ...rowsBelow(root, "")]);
	const widths = rows.filter(({ branch }) => branch.mark).map(({ text }) => text.length);
	const column = Math.min(MAX_COLUMN, Math.max(0, ...widths));
	return rows
		.map(({ text, branch: { mark, status } }) => {
			if (!mark) return text;
			return `${text.padEnd(column)}  ${mark}${status === undefined ? "" : ` ${status}`}`;
		})
		.join("\n");
}

interface Row {
	/** The lines of the tree and the step's own text. */
	readonly text: string;
	readonly branch: Branch;
}

function rowsBelow({ below }: Branch, indent: string): Row[] {
	return below.flatMap((branch, index) => {
		const isLast = index === below.length - 1;
		const row = { text: `${indent}${isLast ? "└─ " : "├─ "}${branch.text}`, branch };
		return [row, ...rowsBelow(branch, `${indent}${isLast ? "   " : "│  "}`)];
	});
}

/** A branch for each of some items; of too many, the first ones and a line that says how many more there are. */
export function branchesOf<Item>(
	items: readonly Item[],
	most: number,
	draw: (item: Item, index: number) => Branch,
	more: (count: number) => string,
): Branch[] {
	const branches = items.slice(0, most).map(draw);
	if (items.length > most) branches.push({ text: `… ${more(items.length - most)}`, below: [] });
	return branches;
}
