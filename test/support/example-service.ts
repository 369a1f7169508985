import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ZoneService } from "../../server/src/features/zone-service.ts";

/** The folder of the examples, with a slash at its end. */
export const EXAMPLES = fileURLToPath(new URL("../../examples/", import.meta.url));

/** The zones of an example, all read and judged. */
export function exampleService(example: string): ZoneService {
	const root = join(EXAMPLES, example);
	const service = new ZoneService([root], { today: () => ({ year: 2026, month: 11, day: 24 }) });
	const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const paths = files.map((file) => join(file.parentPath, file.name));
	service.setPaths(paths);
	for (const path of paths) service.setFile(path, readFileSync(path), { open: false });
	for (let wanted = service.wanted(); wanted.length > 0; wanted = service.wanted()) {
		for (const path of wanted) service.setFile(path, readFileSync(path), { open: false, named: true });
	}
	service.settle();
	return service;
}
