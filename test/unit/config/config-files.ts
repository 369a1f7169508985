import type { ConfigFiles } from "../../../server/src/config/configured-zone.ts";

/** The files of a workspace, by path. */
export function configFiles(texts: Readonly<Record<string, string>>): ConfigFiles {
	return { read: (path) => texts[path], list: () => Object.keys(texts) };
}
