import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createSocket, type RemoteInfo, type Socket } from "node:dgram";
import { promises as dns } from "node:dns";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { REFERENCE_ENVIRONMENT } from "../support/reference-tool.ts";

/** Whether BIND's `named` is here. */
export const HAS_NAMED = spawnSync("named", ["-V"], { env: REFERENCE_ENVIRONMENT }).error === undefined;

/** A real `named` that serves zones of a test on a port of the loopback, and nothing else. */
export class NameServer {
	readonly #folder = mkdtempSync(join(tmpdir(), "zonetrio-named-"));
	readonly #process: ChildProcess;
	/** `127.0.0.1` and its port. */
	readonly address: string;

	private constructor(port: number, zones: Readonly<Record<string, string>>) {
		this.address = `127.0.0.1:${port}`;
		const statements = Object.entries(zones).map(([origin, text], index) => {
			writeFileSync(join(this.#folder, `zone${index}`), text);
			return `zone "${origin}" { type primary; file "zone${index}"; };`;
		});
		const options = [
			`directory "${this.#folder}"`,
			`pid-file "${this.#folder}/named.pid"`,
			`session-keyfile "${this.#folder}/session.key"`,
			`listen-on port ${port} { 127.0.0.1; }`,
			"listen-on-v6 { none; }",
			"recursion no",
			"notify no",
		];
		const configuration = join(this.#folder, "named.conf");
		writeFileSync(configuration, `options { ${options.join("; ")}; };\ncontrols { };\n${statements.join("\n")}\n`);
		this.#process = spawn("named", ["-g", "-c", configuration], { env: REFERENCE_ENVIRONMENT, stdio: "ignore" });
	}

	/** Starts one, and waits until it answers. */
	static async start(zones: Readonly<Record<string, string>>): Promise<NameServer> {
		const server = new NameServer(await freePort(), zones);
		const resolver = new dns.Resolver({ timeout: 500, tries: 1 });
		resolver.setServers([server.address]);
		for (let attempt = 0; attempt < 100; attempt++) {
			const isUp = await resolver.resolveSoa(Object.keys(zones)[0]!).then(
				() => true,
				() => false,
			);
			if (isUp) return server;
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		await server.stop();
		throw new Error("named does not start");
	}

	async stop(): Promise<void> {
		const ended = new Promise((resolve) => this.#process.once("exit", resolve));
		this.#process.kill();
		await ended;
		rmSync(this.#folder, { recursive: true });
	}
}

/** A server that does what no good server does: it answers each question with what `answer` makes of it, over UDP alone. */
export class BadServer {
	readonly #socket: Socket;

	private constructor(socket: Socket, answer: (question: Buffer) => Buffer | undefined) {
		this.#socket = socket;
		socket.on("message", (question: Buffer, from: RemoteInfo) => {
			const bad = answer(Buffer.from(question));
			if (bad) socket.send(bad, from.port, from.address);
		});
	}

	static async start(answer: (question: Buffer) => Buffer | undefined): Promise<BadServer> {
		const socket = createSocket("udp4");
		await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
		return new BadServer(socket, answer);
	}

	get address(): string {
		return `127.0.0.1:${this.#socket.address().port}`;
	}

	stop(): void {
		this.#socket.close();
	}
}

/** A port of the loopback that nobody listens on. */
export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once("error", reject);
		server.listen(0, "127.0.0.1", () => {
			const address = server.address();
			server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
		});
	});
}
