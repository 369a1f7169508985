import { webcrypto } from "node:crypto";
import type { ZoneService } from "../features/zone-service.ts";

/** Verifies all zones of a settled service, after which their findings tell what that showed; returns how many signatures there were. */
export async function verifySignatures(service: ZoneService): Promise<number> {
	// Node warns that it may yet change some algorithms, which users can do nothing about.
	process.removeAllListeners("warning");
	const now = Math.floor(Date.now() / 1000);
	let signatures = 0;
	for (const open of [...service.workspace.openZones()]) {
		const steps = service.verificationSteps(open, { crypto: webcrypto.subtle, now });
		let step = steps.next();
		for (; !step.done; step = steps.next()) if (step.value) await step.value;
		signatures += step.value?.signatures ?? 0;
	}
	service.settle();
	return signatures;
}
