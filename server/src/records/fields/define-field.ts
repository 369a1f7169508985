import type { Field, FieldKind } from "../record-type.ts";

/** Turns a kind of field into what the record table is written with: `uint16("preference")`. */
export function defineField(kind: FieldKind): (name: string) => Field {
	return (name) => ({ name, kind });
}
