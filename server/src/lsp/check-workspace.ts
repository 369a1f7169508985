import type { CancellationToken, Connection, ProgressToken } from "vscode-languageserver";
import type { ZoneService } from "../features/zone-service.ts";
import { CheckProgress } from "./check-progress.ts";
import type { FindingCounts } from "./publisher.ts";
import type { CheckAnswer } from "./zone-requests.ts";
import { verifyAllZones } from "./zone-verification.ts";

/** What checking has to know of the rest of the server. */
interface CheckHost {
	readonly service: ZoneService;
	/** Resolves when findings and texts are at hand. */
	ready(): Promise<void>;
	/** The same, and all files have been read. */
	whenRead(): Promise<void>;
	/** Called before texts are read, which must not be let go meanwhile. */
	keepTexts(): void;
	/** Compares zones with their published versions. */
	compare(): Promise<void>;
	/** What is shown. */
	counts(): FindingCounts;
	/** Called when zones have been verified, so that what was found is shown. */
	verified(): void;
}

/**
 * Reads what is to be read, verifies what is signed, and counts.
 *
 * @throws ResponseError if the editor gives up.
 */
export async function checkWorkspace(
	host: CheckHost,
	connection: Connection,
	shown: ProgressToken | undefined,
	token: CancellationToken,
): Promise<CheckAnswer> {
	await host.whenRead();
	const progress = new CheckProgress(connection, shown);
	const warn = (message: string) => connection.console.warn(message);
	try {
		await host.compare();
		const signatures = await verifyAllZones({ ...host, warn }, token, (part, zone) => progress.report(part, zone));
		return { ...host.service.counts(), signatures, ...host.counts() };
	} finally {
		progress.end();
		host.verified();
	}
}
