import { diagnosticOf } from "../../server/src/features/diagnostics.ts";
import { readSettings } from "../../server/src/features/read-settings.ts";
import { ZoneService } from "../../server/src/features/zone-service.ts";
import { calendarDay } from "../../server/src/records/serial.ts";
import { toOctets } from "../../server/src/text/utf8.ts";
import { findingLines } from "../protocol/language-client.ts";
import { languageOf, type StormFiles } from "./storm-files.ts";

/** What is found against what was saved before rests on what happened, not on what is there. */
export const STORM_SETTINGS = { rules: { "soa-serial-not-incremented": "off", "soa-serial-went-backwards": "off" } };

/**
 * Reads all files anew, and gives what is found in the form in which a client has what is shown.
 *
 * @param root the path of the folder of the files.
 */
export function freshFindings({ texts, open, onDisk }: StormFiles, root: string): string[] {
	const pathOf = (name: string) => `${root}/${name}`;
	const nameOf = (path: string) => path.slice(root.length + 1);
	const uriOf = (path: string) => `file://${path}`;
	const service = new ZoneService([root], { today: () => calendarDay(new Date()) });
	service.setSettings(readSettings(STORM_SETTINGS).settings);
	service.setPaths([...onDisk.keys()].map(pathOf).sort());
	const all = texts;
	const give = (name: string, named: boolean) =>
		service.setFile(pathOf(name), toOctets(all.get(name)!), { open: open.has(name), named });
	// Whose language an editor says is read as that, whatever it looks like.
	for (const name of all.keys()) give(name, open.has(name) && languageOf(name) === "dns-zone");
	const given = new Set<string>();
	for (let wanted = service.wanted(); wanted.some((path) => !given.has(path)); wanted = service.wanted()) {
		for (const path of wanted) {
			given.add(path);
			if (all.has(nameOf(path))) give(nameOf(path), true);
		}
	}
	service.settle();
	const shown = { related: false, links: false };
	return service
		.files()
		.flatMap((path) => {
			const diagnostics = service.shownFindings(path).map((finding) => diagnosticOf(finding, uriOf, shown));
			return findingLines(uriOf(path), diagnostics);
		})
		.sort();
}
