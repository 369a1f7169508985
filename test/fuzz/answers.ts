import { completion } from "../../server/src/features/completion/completion.ts";
import { aboutOf, toldOf } from "../../server/src/features/completion/told-of.ts";
import { hover } from "../../server/src/features/hover/hover.ts";
import { markdown, plainText } from "../../server/src/features/hover/hover-text.ts";
import { definition } from "../../server/src/features/navigation/definition.ts";
import { implementation } from "../../server/src/features/navigation/implementation.ts";
import { references } from "../../server/src/features/navigation/references.ts";
import { locate } from "../../server/src/features/places/locate.ts";
import { signatureHelp } from "../../server/src/features/signature-help.ts";
import type { ZoneService } from "../../server/src/features/zone-service.ts";
import type { Position } from "../../server/src/text/chunked-text.ts";

/** Repairs of so many findings are worked out. */
const REPAIRED = 3;

/** Of so many things that are offered, all that is known is asked for. */
const TOLD = 3;

/** Asks a service for what an editor asks for at a place, which must end without an exception. */
export function expectAnswers(service: ZoneService, path: string, position: Position): void {
	const { workspace, reading } = service;
	const { items } = completion(reading, path, position);
	for (const { data } of items.slice(0, TOLD)) {
		const about = aboutOf(data);
		if (about) toldOf(reading, about);
	}
	signatureHelp(workspace, path, position);
	const located = workspace.files.has(path) ? locate(workspace, path, position) : undefined;
	if (located) {
		const found = hover(reading, located);
		if (found) markdown(found.blocks, (one) => one) + plainText(found.blocks);
		definition(reading, located);
		implementation(reading, located);
		references(reading, located, { declarations: true });
	}
	const findings = service.findings(path);
	const near = findings.findIndex(({ range }) => range.end.line >= position.line);
	for (const { actions } of findings.slice(Math.max(0, near), Math.max(0, near) + REPAIRED)) {
		for (const action of actions) {
			if ("edits" in action) action.edits("question" in action ? "answer.example.com." : undefined);
			else if ("text" in action) action.text();
		}
	}
}
