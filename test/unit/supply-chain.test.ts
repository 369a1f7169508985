import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const PROJECT = new URL("../../", import.meta.url);

function json(name: string): Record<string, Record<string, unknown>> {
	return JSON.parse(readFileSync(new URL(name, PROJECT), "utf8"));
}

const REGISTRY = "https://registry.npmjs.org/";

interface Locked {
	readonly resolved?: string;
	readonly integrity?: string;
	readonly link?: boolean;
	readonly inBundle?: boolean;
}

describe.each([
	["package.json", "package-lock.json"],
	["test/host/package.json", "test/host/package-lock.json"],
])("the libraries of %s", (manifest, lock) => {
	test("are of one version each", () => {
		const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = json(manifest);
		const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
		expect(versions.length).toBeGreaterThan(0);
		for (const [name, version] of versions)
			expect(`${name} ${version}`).toMatch(/^\S+ (?:\d+\.\d+\.\d+(?:-[\w.]+)?|file:.*)$/);
	});

	test("come from the registry, and are what they were when they were chosen", () => {
		const packages = Object.entries(json(lock)["packages"] as Record<string, Locked>).filter(([path]) => path !== "");
		for (const [path, { resolved, integrity, link, inBundle }] of packages) {
			// What is our own, or inside another one.
			if (link || inBundle || !path.startsWith("node_modules/")) continue;
			expect([path, resolved ?? REGISTRY]).toEqual([path, expect.stringContaining(REGISTRY)]);
			expect([path, integrity]).toEqual([path, expect.stringMatching(/^sha512-/)]);
		}
	});
});
