import { webcrypto } from "node:crypto";
import type { ZoneService } from "../../server/src/features/zone-service.ts";

/** The moment at which the zones of all pages are verified, in seconds since 1970. */
export const NOW = Date.UTC(2026, 10, 24, 12) / 1000;

/** Verifies all zones of a settled service; what is found is among its findings then. */
export async function verifyZones(service: ZoneService, now = NOW): Promise<number> {
	let signatures = 0;
	for (const open of [...service.workspace.openZones()]) {
		const steps = service.verificationSteps(open, { crypto: webcrypto.subtle, now });
		let step = steps.next();
		for (; !step.done; step = steps.next()) await step.value;
		signatures += step.value?.signatures ?? 0;
	}
	service.settle();
	return signatures;
}
