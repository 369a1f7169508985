/** Write zones of so many records to paths. */
export function writeForwardZone(path: string, records: number): void;
export function writeReverseZone(path: string, records: number): void;
export function writeMailReverseZone(path: string): void;
