/** Where an RFC can be read. */
export function rfcPage(number: string): string {
	return `https://www.rfc-editor.org/rfc/rfc${Number(number)}`;
}
