import type { LayoutOptions } from "../../server/src/layout/layout.ts";

/** Every layout that can be asked for, in short. */
export const LAYOUTS: readonly LayoutOptions[] = [
	{ columns: "keep", upperCase: false, comments: true },
	{ columns: "align", upperCase: false, comments: true },
	{ columns: "align", upperCase: true, comments: false },
];
