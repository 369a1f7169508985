import { expect } from "vitest";
import type { ExampleFolder } from "./example-folder.ts";

/** The zone whose second MX is misspelt, and names a host that has no PTR either. */
export const FORWARD = "zones/external/lighthouse.example.org.zone";
export const REVERSE = "zones/shared/192.0.2.rev";

/** How the repair of both begins. */
export const REPAIR = "Replace mxx2.harbour.example.net. by mx2.harbour.example.net., and add its PTR";

/** Expects that the repair was made and saved: in both files, with their serials, and nothing else. */
export function expectRepaired(folder: ExampleFolder, before: Readonly<Record<string, string>>): void {
	const serial = (text: string) => Number(/(\d{10})\s*;\s*serial/.exec(text)?.[1]);
	const withoutSerial = (text: string) => text.replace(/\d{10}(\s*;\s*serial)/, "SERIAL$1");
	for (const name of [FORWARD, REVERSE]) expect(serial(folder.read(name))).toBeGreaterThan(serial(before[name]!));
	expect(withoutSerial(folder.read(FORWARD))).toBe(withoutSerial(before[FORWARD]!).replace("mxx2", "mx2"));
	const lines = withoutSerial(folder.read(REVERSE)).split("\n");
	const added = lines.filter((line) => /^26\s+IN PTR\s+mx2\.harbour\.example\.net\.$/.test(line));
	expect(added).toHaveLength(1);
	expect(lines.filter((line) => !added.includes(line)).join("\n")).toBe(withoutSerial(before[REVERSE]!));
}
