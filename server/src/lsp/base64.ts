/** The octets of a text in base64, in which octets travel between editor and server. */
export function fromBase64(text: string): Uint8Array {
	const characters = atob(text);
	const octets = new Uint8Array(characters.length);
	for (let at = 0; at < octets.length; at++) octets[at] = characters.charCodeAt(at);
	return octets;
}
