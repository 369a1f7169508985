import type { ExitStatus } from "./exit-status.ts";

/** Ends the command: the message says why, in one line for the user. */
export class CommandFailure extends Error {
	readonly status: ExitStatus;

	constructor(status: ExitStatus, message: string) {
		super(message);
		this.status = status;
	}
}
