import type { Fix } from "../fix.ts";
import type { PointerView } from "../views/pointer-view.ts";
import { deleteRecords } from "./delete-record.ts";

/** So many names of what goes stand in the title. */
const MOST_NAMED = 3;

/** Keeps one PTR of an address and deletes the others; of several, only the one that the host gives in HELO is preferred. */
export function keepPointer(kept: PointerView, pointers: readonly PointerView[]): Fix {
	const others = pointers.filter(({ target }) => target !== kept.target);
	const { helo } = kept.address;
	const isHelo = helo === kept.target || helo === kept.end;
	const reason = isHelo ? " (HELO name)" : "";
	const title = `Keep only the PTR to ${kept.target}${reason}, and delete ${those(others)}`;
	const records = others.flatMap(({ record }) => record ?? []);
	return deleteRecords(records, title, { preferred: isHelo });
}

function those(others: readonly PointerView[]): string {
	const names = others.map(({ target }) => target);
	if (names.length === 1) return `that to ${names[0]}`;
	const shown = names.slice(0, names.length > MOST_NAMED ? MOST_NAMED : -1).join(", ");
	return `those to ${shown} and ${names.length > MOST_NAMED ? `${names.length - MOST_NAMED} more` : names.at(-1)}`;
}
