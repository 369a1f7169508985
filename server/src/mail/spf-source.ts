/** What the zones know; implemented by the workspace. Names are absolute, in lower case, with the last dot. */
export interface SpfSource {
	/**
	 * The SPF record of a name: its text; `none` or `several` if the name is in a loaded zone and has none or more than
	 * one; `outside` if no loaded zone answers.
	 */
	spfOf(domain: string): { readonly text: string } | "none" | "several" | "outside";
	/** The addresses (4 or 16 octets) of a name, through aliases; `outside` if no loaded zone answers. */
	addressesOf(host: string): readonly Uint8Array[] | "outside";
	/** The MX targets of a name; `outside` if no loaded zone answers. */
	exchangesOf(domain: string): readonly string[] | "outside";
}
