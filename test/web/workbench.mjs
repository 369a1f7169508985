// VS Code as it runs at vscode.dev: window and extensions in a browser, and behind them nothing but files to fetch.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

/** A browser runs no script without its type. */
const TYPES = {
	".css": "text/css",
	".html": "text/html",
	".js": "text/javascript",
	".cjs": "text/javascript",
	".json": "application/json",
	".svg": "image/svg+xml",
};

const WINDOW = "/static/out/vs/code/browser/workbench/workbench.js";

/** The window of this build connects to the server that it comes from, and keeps the user's settings there; here it keeps them itself. */
const ALONE = [
	[/remoteAuthority:location\.host/g, "remoteAuthority:undefined"],
	[
		/(?<=get userRoamingDataHome\(\)\{return )\w+\((\w+)\.file\(this\.userDataPath\)\.with\(\{scheme:(\w+)\.vscodeRemote\}\),"User"\)/g,
		'$1.file("/User").with({scheme:$2.vscodeUserData})',
	],
];

/**
 * Serves a window on a free loopback port. Resolves to its address, and what stops it.
 *
 * @param extensions the folders where they are, by the first segment of their addresses; undefined if they are among the texts.
 * @param suite the address of the script whose `run` VS Code calls; it belongs to one of the extensions.
 * @param texts what else is served, by its path.
 */
export async function serveWorkbench(host, { extensions, suite, settings, texts }) {
	const folders = { static: host.vscode, ...extensions };
	const server = createServer(async ({ url, headers }, response) => {
		const { pathname } = new URL(url, "http://localhost");
		const content = await contentOf(decodeURIComponent(pathname), headers.host).catch(() => undefined);
		const type = pathname === "/" ? TYPES[".html"] : (TYPES[extname(pathname)] ?? "application/octet-stream");
		if (content === undefined) response.writeHead(404).end();
		else response.writeHead(200, { "content-type": type }).end(content);
	});

	async function contentOf(pathname, authority) {
		if (pathname === "/") return page(authority);
		if (Object.hasOwn(texts, pathname)) return texts[pathname];
		const [, first, ...rest] = normalize(pathname).split("/");
		const content = await readFile(join(folders[first], ...rest));
		return pathname === WINDOW ? ALONE.reduce(replacedOnce, content.toString()) : content;
	}

	async function page(authority) {
		const uri = (path) => ({ scheme: "http", authority, path });
		const configuration = {
			configurationDefaults: settings,
			developmentOptions: {
				enableSmokeTestDriver: true,
				extensions: Object.keys(extensions).map((name) => uri(`/${name}`)),
				extensionTestsPath: uri(suite),
			},
			isEnabledCoderGettingStarted: false,
			isEnabledFileDownloads: true,
			isEnabledFileUploads: true,
			userDataPath: "/",
			webviewEndpoint: "/static/out/vs/workbench/contrib/webview/browser/pre",
		};
		const values = {
			WORKBENCH_NLS_FALLBACK_URL: "/static/out/nls.messages.js",
			WORKBENCH_NLS_URL: "/static/out/nls.messages.js",
			WORKBENCH_WEB_BASE_URL: "/static",
			WORKBENCH_WEB_CONFIGURATION: JSON.stringify(configuration).replaceAll('"', "&quot;"),
		};
		const text = await readFile(join(host.vscode, "out/vs/code/browser/workbench/workbench.html"), "utf8");
		return text.replaceAll(/\{\{([A-Z_]+)\}\}/g, (_, name) => values[name] ?? "");
	}

	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		address: `http://127.0.0.1:${server.address().port}/`,
		stop: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}

function replacedOnce(script, [pattern, replacement]) {
	const found = script.match(pattern)?.length ?? 0;
	if (found !== 1) throw new Error(`the window of this VS Code has ${pattern} ${found} times`);
	return script.replace(pattern, replacement);
}
