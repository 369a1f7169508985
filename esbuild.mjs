// Bundles what is shipped. `--watch` keeps rebuilding.
import { readFileSync } from "node:fs";
import { context } from "esbuild";

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

const shared = {
	bundle: true,
	platform: "node",
	target: "node20",
	format: "cjs",
	minifySyntax: true,
	legalComments: "none",
	sourcemap: "linked",
	sourcesContent: false,
	logLevel: "warning",
};

const bundles = [
	{ entryPoints: ["client/src/extension.ts"], outfile: "dist/client.cjs", external: ["vscode"] },
	{ entryPoints: ["server/src/lsp/node-main.ts"], outfile: "dist/server.cjs" },
	{
		entryPoints: ["server/src/cli/main.ts"],
		outfile: "dist/cli.cjs",
		banner: { js: "#!/usr/bin/env node" },
		define: { ZONETRIO_VERSION: JSON.stringify(version) },
	},
];

const watch = process.argv.includes("--watch");
for (const bundle of bundles) {
	const build = await context({ ...shared, ...bundle });
	if (watch) {
		await build.watch();
	} else {
		await build.rebuild();
		await build.dispose();
	}
}
