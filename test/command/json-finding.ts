/** A finding as `zonetrio check --format json` shows it. */
export interface JsonFinding {
	readonly rule: string;
	readonly severity: string;
	readonly file: string;
	readonly line: number;
	readonly column: number;
	readonly endLine: number;
	readonly endColumn: number;
	readonly message: string;
	readonly related: readonly { readonly file: string; readonly line: number; readonly column: number }[];
	readonly fixes: readonly string[];
}
