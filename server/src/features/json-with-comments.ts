/**
 * Reads JSON as VS Code lets it stand in settings: with comments, commas before a closing bracket and a byte order mark.
 * An empty text is an empty object.
 *
 * @throws SyntaxError with a message that goes on after the name of the file.
 */
export function parseJsonWithComments(text: string): unknown {
	const keepStrings = (match: string) => (match.startsWith('"') ? match : "");
	const plain = text
		.replace(/^\uFEFF/, "")
		.replace(/"(?:[^"\\]|\\.)*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g, keepStrings)
		.replace(/"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])/g, keepStrings)
		.trim();
	try {
		return JSON.parse(plain || "{}");
	} catch (error) {
		throw new SyntaxError(`is no JSON: ${error instanceof Error ? error.message : error}`);
	}
}
