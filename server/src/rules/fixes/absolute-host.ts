/** A name as users answer it, with or without its final dot: absolute and in lower case. */
export function absoluteHost(answer: string): string {
	const name = answer.trim().toLowerCase();
	return name.endsWith(".") ? name : `${name}.`;
}
