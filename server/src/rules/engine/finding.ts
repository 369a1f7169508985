import type { Severity } from "../../syntax/problem.ts";
import type { Position } from "../../text/chunked-text.ts";
import type { Action } from "../fix.ts";

/** A stretch of a file, as editors count. */
export interface Range {
	readonly start: Position;
	readonly end: Position;
}

/** Another place that belongs to a finding. */
export interface RelatedPlace {
	readonly path: string;
	readonly range: Range;
	readonly message: string;
}

/** A finding, ready to be shown. */
export interface Finding {
	readonly rule: string;
	readonly severity: Severity;
	readonly path: string;
	readonly range: Range;
	readonly message: string;
	readonly related: readonly RelatedPlace[];
	readonly actions: readonly Action[];
}

/** The severities, the gravest first. */
export const SEVERITIES: readonly Severity[] = ["error", "warning", "information", "hint"];
