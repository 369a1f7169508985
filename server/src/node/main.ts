import { createConnection } from "vscode-languageserver/node";
import { serveEditor } from "./serve-editor.ts";

// How to speak to the editor is said by --stdio or --node-ipc.
serveEditor(createConnection());
