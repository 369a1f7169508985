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
	minifyWhitespace: true,

	legalComments: "none",
	sourcemap: "linked",
	sourcesContent: false,
	logLevel: "warning",
};

/** The pages in the editor. Their icons and components come from others, whose licences stay with them. */
const forWebviews = {
	platform: "browser",
	target: "es2022",
	format: "iife",
	minify: true,
	legalComments: "eof",
	sourcemap: false,
	loader: { ".ttf": "file" },
	assetNames: "[name]",
};

/** VS Code in a browser: the extension runs in one worker, the server in another. Both are fetched, so short names count. */
const forBrowsers = { platform: "browser", target: "es2022", minify: true };

const webClient = { entryPoints: ["client/browser/main.ts"], external: ["vscode"], ...forBrowsers };

const bundles = [
	{ entryPoints: ["client/node/main.ts"], outfile: "dist/client.cjs", external: ["vscode"] },
	{ ...webClient, outfile: "dist/client-web.cjs" },
	// For VS Code before it took modules from extensions: in browsers it appends .js to every other name.
	{ ...webClient, outfile: "dist/client-web.cjs.js" },
	{ entryPoints: ["server/src/browser/main.ts"], outfile: "dist/server-worker.js", ...forBrowsers, format: "iife" },
	// Short names, since it makes half of the package.
	{ entryPoints: ["server/src/node/main.ts"], outfile: "dist/server.cjs", minify: true },
	{
		entryPoints: ["server/src/cli/main.ts"],
		outfile: "dist/cli.cjs",
		banner: { js: "#!/usr/bin/env node" },
		define: { ZONETRIO_VERSION: JSON.stringify(version) },
	},
	{
		entryPoints: [
			"client/webview/mail-report.ts",
			"client/webview/mail-report.css",
			{ in: "node_modules/@vscode/codicons/dist/codicon.css", out: "codicon" },
		],
		outdir: "dist",
		...forWebviews,
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
