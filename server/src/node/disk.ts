import { stat } from "node:fs/promises";
import type { FileSource } from "../lsp/file-source.ts";
import { readDiskFile, stampOf } from "./disk-file.ts";
import { listFolders } from "./folder-listing.ts";
import { realPathOf } from "./real-path.ts";

/** The files of the disk. */
export const DISK: FileSource = { list: listFolders, kindOf, realPathOf, stampOf, read: readDiskFile };

async function kindOf(path: string): Promise<"file" | "folder" | undefined> {
	const found = await stat(path).catch(() => undefined);
	if (found?.isFile()) return "file";
	return found?.isDirectory() ? "folder" : undefined;
}
