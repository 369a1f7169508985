import { createConnection } from "vscode-languageserver/node";
import { serveEditor, serveStreams } from "./serve-editor.ts";

// How to speak to the editor is said by --stdio or --node-ipc.
if (process.argv.includes("--stdio")) serveStreams(process.stdin, process.stdout);
else serveEditor((options) => createConnection(options));
