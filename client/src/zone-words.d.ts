import type { ZoneOfFile } from "./zone-of-file.ts";
/** The zones of a file in few words: `example.com. (internal)`, `example.com. and 2 more`. */
export declare function zoneText({ zones, busy }: ZoneOfFile): string;
/** How the zones were found, in words; each zone by name where there are several. */
export declare function zoneDetail({ zones, busy }: ZoneOfFile): string;
