import { dirname, join, relative } from "node:path";
import { ZoneService } from "../../server/src/features/zone-service.ts";
import type { Finding } from "../../server/src/rules/engine/finding.ts";
import type { VerdictRow } from "./verdict-rows.ts";

/** A zone of the corpus, judged as the primary zone of a server whose folder it lies in. */
export interface JudgedRow {
	readonly main: string;
	readonly service: ZoneService;
	readonly errors: readonly Finding[];
}

export function judgeRow(row: VerdictRow): JudgedRow {
	const service = new ZoneService([row.folder], { today: () => ({ year: 2026, month: 11, day: 24 }) });
	const configuration = join(row.folder, "named.conf");
	const main = join(row.folder, row.main);
	const paths = new Set([main]);
	service.setPaths([...paths, configuration]);
	// Where the configuration lies, relative paths begin.
	const statement = `zone "${row.origin}" { type primary; file "${row.main}"; };\n`;
	service.setFile(configuration, Buffer.from(statement), { open: false });
	service.setFile(main, row.read(row.main)!, { open: false, named: true });
	for (let known = 0; known < paths.size; ) {
		known = paths.size;
		addIncludes(service, row, paths);
		service.setPaths([...paths, configuration]);
	}
	service.settle();
	const errors = service
		.files()
		.flatMap((path) => service.findings(path))
		.filter(({ severity }) => severity === "error");
	return { main, service, errors };
}

function addIncludes(service: ZoneService, row: VerdictRow, paths: Set<string>): void {
	for (const from of [...service.workspace.files.keys()]) {
		for (const written of service.workspace.facts(from)?.head.includes ?? []) {
			for (const path of [join(row.folder, written), join(dirname(from), written)]) {
				const content = paths.has(path) ? undefined : row.read(relative(row.folder, path));
				if (!content) continue;
				paths.add(path);
				service.setFile(path, content, { open: false, named: true });
				break;
			}
		}
	}
}
