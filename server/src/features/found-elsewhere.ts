import { CONFIG_SEVERITIES } from "../config/config-rules.ts";
import type { ZoneService } from "./zone-service.ts";

/** Whether a rule has findings in another file than one. */
export function isFoundElsewhere(service: ZoneService, rule: string, path: string): boolean {
	if (CONFIG_SEVERITIES.has(rule)) {
		const others = service.files().filter((other) => other !== path && service.isConfiguration(other));
		return others.some((other) => service.shownFindings(other).some((finding) => finding.rule === rule));
	}
	for (const other of service.engine.pathsOf(rule)) if (other !== path) return true;
	return false;
}
