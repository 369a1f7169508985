// The page as VS Code has it: the same document, script, policy and theme, without the rest of the window.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { mailReportShell } from "../../client/src/mail-report-shell.ts";
import { PROJECT } from "../integration/host-install.mjs";
import { newPage } from "./browser.mjs";

const TYPES = { ".css": "text/css", ".js": "text/javascript", ".ttf": "font/ttf" };

/** Colours of VS Code's own themes, as far as the page uses them. */
export const THEMES = {
	light: {
		kind: "vscode-light",
		variables: {
			"editor-background": "#ffffff",
			foreground: "#3b3b3b",
			descriptionForeground: "#3b3b3b",
			"textLink-foreground": "#005fb8",
			focusBorder: "#005fb8",
			"badge-background": "#cccccc",
			"badge-foreground": "#3b3b3b",
			"settings-textInputBackground": "#ffffff",
			"settings-textInputForeground": "#3b3b3b",
			"settings-textInputBorder": "#cecece",
			"settings-checkboxBackground": "#f8f8f8",
			"settings-checkboxBorder": "#cecece",
			"settings-checkboxForeground": "#3b3b3b",
			"input-placeholderForeground": "#767676",
			"icon-foreground": "#3b3b3b",
		},
	},
	dark: {
		kind: "vscode-dark",
		variables: {
			"editor-background": "#1f1f1f",
			foreground: "#cccccc",
			descriptionForeground: "#9d9d9d",
			"textLink-foreground": "#4daafc",
			focusBorder: "#0078d4",
			"badge-background": "#616161",
			"badge-foreground": "#f8f8f8",
			"settings-textInputBackground": "#313131",
			"settings-textInputForeground": "#cccccc",
			"settings-textInputBorder": "#3c3c3c",
			"settings-checkboxBackground": "#313131",
			"settings-checkboxBorder": "#3c3c3c",
			"settings-checkboxForeground": "#cccccc",
			"input-placeholderForeground": "#989898",
			"icon-foreground": "#cccccc",
		},
	},
	highContrast: {
		kind: "vscode-high-contrast",
		variables: {
			"editor-background": "#000000",
			foreground: "#ffffff",
			descriptionForeground: "#d4d4d4",
			"textLink-foreground": "#21a6ff",
			contrastBorder: "#6fc3df",
			focusBorder: "#f38518",
			"badge-background": "#000000",
			"badge-foreground": "#ffffff",
			"settings-textInputBackground": "#000000",
			"settings-textInputForeground": "#ffffff",
			"settings-textInputBorder": "#6fc3df",
			"settings-checkboxBackground": "#000000",
			"settings-checkboxBorder": "#6fc3df",
			"settings-checkboxForeground": "#ffffff",
			"input-placeholderForeground": "#b0b0b0",
			"icon-foreground": "#ffffff",
		},
	},
};

/** Serves the page on a loopback port. Resolves to `{ address, stop }`. */
export async function servePage() {
	const server = createServer((request, response) => {
		const name = new URL(request.url, "http://localhost").pathname.slice(1);
		const document = name === "" ? mailReportShell("'self'", (file) => `/${file}`) : undefined;
		const path = join(PROJECT, "dist", name);
		if (!document && !existsSync(path)) {
			response.writeHead(204).end();
			return;
		}
		response.writeHead(200, { "content-type": TYPES[extname(name)] ?? "text/html; charset=utf-8" });
		response.end(document ?? readFileSync(path));
	});
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		address: `http://127.0.0.1:${server.address().port}/`,
		stop: () => new Promise((resolve) => server.close(resolve)),
	};
}

/**
 * Opens the page; `state` is what it remembered. Resolves to `{ page, complaints, messages, state, tell }`, the messages
 * and the state being asked for.
 */
export async function openEditorPage(browser, address, { theme = THEMES.light, viewport, state } = {}) {
	const { page, complaints } = await newPage(browser, { viewport: viewport ?? { width: 1000, height: 800 } });
	await page.addInitScript((remembered) => {
		globalThis.told = [];
		globalThis.remembered = remembered;
		globalThis.acquireVsCodeApi = () => ({
			postMessage: (message) => globalThis.told.push(message),
			getState: () => globalThis.remembered,
			setState: (given) => {
				globalThis.remembered = given;
			},
		});
	}, state);
	await page.goto(address);
	await page.evaluate(({ kind, variables }) => {
		document.body.classList.add(kind);
		for (const [name, value] of Object.entries(variables)) {
			document.documentElement.style.setProperty(`--vscode-${name}`, value);
		}
	}, theme);
	return {
		page,
		complaints,
		messages: () => page.evaluate(() => globalThis.told),
		state: () => page.evaluate(() => globalThis.remembered),
		tell: (message) => page.evaluate((data) => globalThis.postMessage(data, "*"), message),
	};
}
