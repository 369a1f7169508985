/** What somebody says of a file: which zone it is, in which view, and what a classless reverse zone answers for. */
export interface ZoneChoice {
	/** Absolute or without the last dot. */
	readonly origin: string;
	readonly view?: string;
	/** `192.0.2.0/26` */
	readonly network?: string;
}
/** True for what can be the name of a zone, with or without the last dot (RFC 1035 section 2.3.4). */
export declare function isZoneName(text: string): boolean;
/** True for a name of a zone in which PTR records stand. */
export declare function isReverseName(text: string): boolean;
/** True for the first address of a network and its length: `192.0.2.0/26`, `2001:db8::/48`. */
export declare function isNetwork(text: string): boolean;
/** True for what can be the name of a view. */
export declare function isViewName(text: string): boolean;
/** The name with its last dot. */
export declare function absolute(name: string): string;
