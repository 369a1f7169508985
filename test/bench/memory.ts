// Measures what the records of a zone take beside their text: `node --expose-gc memory.mjs ZONE` prints JSON, in octets of a record.
import { readFileSync } from "node:fs";
import { ZoneService } from "../../server/src/features/zone-service.ts";

const [path] = process.argv.slice(2) as [string];
const collect = globalThis.gc!;
collect();
const before = process.memoryUsage();
const service = new ZoneService([path], { today: () => ({ year: 2026, month: 11, day: 24 }) });
service.setPaths([path]);
const octets = readFileSync(path);
service.setFile(path, octets, { open: true, named: true });
service.settle();
for (const changed of service.takeChangedFiles()) service.shownFindings(changed);
collect();
const after = process.memoryUsage();
const { records } = service.counts();
process.stdout.write(
	JSON.stringify({
		tables: (after.arrayBuffers - before.arrayBuffers - octets.length) / records,
		heap: (after.heapUsed - before.heapUsed) / records,
	}),
);
