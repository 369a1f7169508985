import { type ChildProcess, spawn } from "node:child_process";
import { connect, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import {
	createMessageConnection,
	type InitializeResult,
	type MessageConnection,
	StreamMessageReader,
	StreamMessageWriter,
} from "vscode-languageserver/node";
import { TestCommand } from "./zonetrio.ts";

const command = new TestCommand();

/** What is to be ended behind a test. */
const running: ChildProcess[] = [];
const servers: Server[] = [];

afterEach(() => {
	for (const child of running.splice(0)) child.kill("SIGKILL");
	for (const server of servers.splice(0)) server.close();
});

interface RunningServer {
	readonly child: ChildProcess;
	readonly ended: Promise<number | null>;
	/** The port of a server that listens. */
	readonly port: Promise<number>;
}

function start(...given: string[]): RunningServer {
	const child = spawn(process.execPath, [command.path, "lsp", ...given]);
	running.push(child);
	const port = new Promise<number>((resolve) => {
		let told = "";
		child.stderr.on("data", (data) => {
			told += data;
			const [, number] = /^zonetrio: waits for an editor at 127\.0\.0\.1:(\d+)\n/.exec(told) ?? [];
			if (number !== undefined) resolve(Number(number));
		});
	});
	return { child, ended: new Promise((resolve) => child.once("close", resolve)), port };
}

/** An editor that listens; resolves to where it does, and to the server that connects. */
async function listening(place: number | string): Promise<{ place: number | string; connected: Promise<Socket> }> {
	const server = createServer();
	servers.push(server);
	const connected = new Promise<Socket>((resolve) => server.once("connection", resolve));
	await new Promise<void>((resolve) => server.listen(place, resolve));
	const address = server.address();
	return { place: typeof address === "object" && address ? address.port : place, connected };
}

function speakTo(socket: Socket): MessageConnection {
	const connection = createMessageConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket));
	connection.listen();
	return connection;
}

async function initialized(connection: MessageConnection, processId: number | null = null): Promise<void> {
	const params = { processId, rootUri: null, capabilities: {} };
	const answer = await connection.sendRequest<InitializeResult>("initialize", params);
	expect(answer.serverInfo?.name).toBe("Zone Trio");
	await connection.sendNotification("initialized", {});
}

/** A process that does nothing until it is ended. */
function idleProcess(): ChildProcess {
	const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
	running.push(child);
	return child;
}

test("speaks over standard input and output, and ends with them", async () => {
	const { child, ended } = start("--stdio");
	const connection = createMessageConnection(
		new StreamMessageReader(child.stdout!),
		new StreamMessageWriter(child.stdin!),
	);
	connection.listen();
	await initialized(connection);
	child.stdin!.end();
	expect(await ended).toBe(1);
});

describe("--socket", () => {
	test("connects to an editor that listens, and ends as it is told", async () => {
		const { place, connected } = await listening(0);
		const { ended } = start(`--socket=${place}`);
		const connection = speakTo(await connected);
		await initialized(connection);
		await connection.sendRequest("shutdown");
		await connection.sendNotification("exit");
		expect(await ended).toBe(0);
	});

	test("says that nobody listens", async () => {
		const { place } = await listening(0);
		await new Promise((resolve) => servers.pop()!.close(resolve));
		const { status, stderr } = await command.runAside(["lsp", "--socket", String(place)]);
		expect({ status, stderr }).toEqual({
			status: 3,
			stderr: `zonetrio: no editor listens at port ${place} of this machine: for the server itself to listen there, say --listen\n`,
		});
	});
});

describe("--listen", () => {
	test("lets in one editor, and ends when it is gone", async () => {
		const { ended, port } = start("--listen", "0");
		const socket = connect(await port, "127.0.0.1");
		const connection = speakTo(socket);
		await initialized(connection);
		const second = connect(await port, "127.0.0.1");
		await new Promise<void>((resolve) => second.once("error", () => resolve()));
		socket.destroy();
		expect(await ended).toBe(1);
	});

	test("does not mind an editor that breaks off in the middle of a message", async () => {
		const { ended, port } = start("--listen", "0");
		const socket = connect(await port, "127.0.0.1");
		socket.end("Content-Length: 100\r\n\r\n{");
		expect(await ended).toBe(1);
	});

	test("says that the port is another program's", async () => {
		const { place } = await listening(0);
		const { status, stderr } = await command.runAside(["lsp", "--listen", String(place)]);
		expect({ status, stderr }).toEqual({
			status: 3,
			stderr: `zonetrio: another program listens at port ${place} already: choose another one, or 0 for one that is free\n`,
		});
	});
});

describe("--pipe", () => {
	const pipeIn = (folder: string) =>
		process.platform === "win32" ? "\\\\.\\pipe\\zonetrio-test" : join(folder, "pipe");

	test("connects to an editor that listens", async () => {
		const path = pipeIn(command.folder({}));
		const { connected } = await listening(path);
		const { ended } = start("--pipe", path);
		const connection = speakTo(await connected);
		await initialized(connection);
		connection.end();
		expect(await ended).toBe(1);
	});

	test("says that nobody listens", () => {
		const path = pipeIn(command.folder({}));
		const { status, stderr } = command.run(["lsp", "--pipe", path]);
		expect({ status, stderr }).toEqual({ status: 3, stderr: `zonetrio: no editor listens at ${path}\n` });
	});
});

describe("ends with the editor's process, though nobody closes the connection", () => {
	test("that is told by --clientProcessId", async () => {
		const editor = idleProcess();
		const { ended } = start("--listen", "0", "--clientProcessId", String(editor.pid));
		editor.kill("SIGKILL");
		expect(await ended).toBe(1);
	});

	test("that is told by initialize", async () => {
		const editor = idleProcess();
		const { ended, port } = start("--listen", "0");
		const socket = connect(await port, "127.0.0.1");
		await initialized(speakTo(socket), editor.pid!);
		editor.kill("SIGKILL");
		expect(await ended).toBe(1);
		socket.destroy();
	});
});
