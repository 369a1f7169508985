import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** Asks a server, into which it is loaded, how long its event loop was blocked. */
export class WatchedLoop {
	readonly #listener: Server;
	#socket: Socket | undefined;

	private constructor(listener: Server) {
		this.#listener = listener;
		listener.on("connection", (socket) => {
			this.#socket = socket;
		});
	}

	static async listen(): Promise<WatchedLoop> {
		const listener = createServer();
		listener.listen(0, "127.0.0.1");
		await once(listener, "listening");
		return new WatchedLoop(listener);
	}

	/** What Node is to be told so that the server is watched. */
	get nodeArguments(): readonly string[] {
		const address = this.#listener.address();
		const port = typeof address === "object" && address ? address.port : 0;
		return [`--import=${pathToFileURL(resolve("test/support/loop-watch.mjs"))}?port=${port}`];
	}

	/** The longest time since the last question, in milliseconds. */
	async longest(): Promise<number> {
		if (!this.#socket) throw new Error("the server is not watched");
		this.#socket.write("?");
		const [answer] = await once(this.#socket, "data");
		return Number(answer);
	}

	close(): void {
		this.#socket?.destroy();
		this.#listener.close();
	}
}
