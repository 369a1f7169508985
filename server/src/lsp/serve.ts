import type { Connection, ConnectionOptions } from "vscode-languageserver";
import { capabilitiesFor } from "./capabilities.ts";
import { MessageGate } from "./message-gate.ts";
import type { Platform } from "./platform.ts";
import { Server } from "./server.ts";

/** Serves an editor, to which `connect` makes the connection. */
export function serve(connect: (options: ConnectionOptions) => Connection, platform: Platform): void {
	const gate = new MessageGate();
	const connection = connect({ messageStrategy: gate });
	gate.listen(connection);
	let server: Server | undefined;
	connection.onInitialize((params) => {
		server = new Server(connection, params, platform);
		return { capabilities: capabilitiesFor(params), serverInfo: { name: "Zone Trio" } };
	});
	connection.onInitialized(() => server?.start());
	connection.listen();
}
