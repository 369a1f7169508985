import { expect, test, vi } from "vitest";
import { CrashHandler } from "../../../client/src/crash-handler.ts";

const { CloseAction, ErrorAction } = vi.hoisted(() => ({
	CloseAction: { DoNotRestart: 1, Restart: 2 },
	ErrorAction: { Continue: 1, Shutdown: 2 },
}));

// The library can be loaded in VS Code only.
vi.mock("vscode-languageclient", () => ({ CloseAction, ErrorAction }));

function handler(): CrashHandler {
	return new CrashHandler(
		async () => {},
		() => {},
	);
}

test("what cannot be written to a server that ends keeps no other from being started", () => {
	const crashes = handler();
	for (let written = 0; written < 10; written++) expect(crashes.error().action).toBe(ErrorAction.Continue);
	expect(crashes.closed().action).toBe(CloseAction.Restart);
});

test("a server that stops again and again is left alone, until somebody starts it", () => {
	const crashes = handler();
	const actions = Array.from({ length: 5 }, () => crashes.closed().action);
	expect(actions).toEqual([...Array.from({ length: 4 }, () => CloseAction.Restart), CloseAction.DoNotRestart]);
	crashes.forget();
	expect(crashes.closed().action).toBe(CloseAction.Restart);
});
