// Bundles what is shipped. `--watch` keeps rebuilding, `--command` bundles nothing but the command, `--out FOLDER` is for another
// folder than dist.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { context } from "esbuild";
import { bundledLicences } from "./scripts/bundled-licences.mjs";

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
const { out, watch, command } = parseArgs({
	options: {
		out: { type: "string", default: "dist" },
		watch: { type: "boolean", default: false },
		command: { type: "boolean", default: false },
	},
}).values;

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
	metafile: true,
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

const commandBundle = {
	entryPoints: ["server/src/cli/main.ts"],
	outfile: join(out, "cli.cjs"),
	// Short names are read faster each time that the command starts.
	minify: true,
	banner: { js: "#!/usr/bin/env node" },
	define: { ZONETRIO_VERSION: JSON.stringify(version) },
};

const extensionBundles = [
	{ entryPoints: ["client/node/main.ts"], outfile: join(out, "client.cjs"), external: ["vscode"], minify: true },
	{ ...webClient, outfile: join(out, "client-web.cjs") },
	// For VS Code before it took modules from extensions: in browsers it appends .js to every other name.
	{ ...webClient, outfile: join(out, "client-web.cjs.js") },
	{
		entryPoints: ["server/src/browser/main.ts"],
		outfile: join(out, "server-worker.js"),
		...forBrowsers,
		format: "iife",
	},
	// Short names here as well, since it makes half of the package.
	{ entryPoints: ["server/src/node/main.ts"], outfile: join(out, "server.cjs"), minify: true },
	{
		entryPoints: [
			"client/webview/mail-report.ts",
			"client/webview/mail-report.css",
			{ in: "node_modules/@vscode/codicons/dist/codicon.css", out: "codicon" },
		],
		outdir: out,
		...forWebviews,
	},
];

// The two are shipped apart, each with the licences of what is in it.
await make([commandBundle], "command-licences.txt");
if (!command) await make(extensionBundles, "extension-licences.txt");

async function make(bundles, licences) {
	const made = [];
	for (const bundle of bundles) {
		const build = await context({ ...shared, ...bundle });
		if (watch) {
			await build.watch();
		} else {
			made.push((await build.rebuild()).metafile);
			await build.dispose();
		}
	}
	if (watch) return;
	mkdirSync(out, { recursive: true });
	writeFileSync(join(out, licences), bundledLicences(made, process.cwd()));
}
