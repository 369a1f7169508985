/** So many octets become characters at a time, since a function takes only so many parameters. */
const PART = 8192;

/** Octets in base64, in which they travel between VS Code and the server. */
export function toBase64(octets: Uint8Array): string {
	let characters = "";
	for (let at = 0; at < octets.length; at += PART) {
		characters += String.fromCharCode(...octets.subarray(at, at + PART));
	}
	return btoa(characters);
}
