import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { VerificationSteps } from "../dnssec/verify-signatures.ts";
import type { WebCrypto } from "../dnssec/web-crypto.ts";
import type { OpenZone } from "../workspace/open-zones.ts";
import type { Zone } from "../zone/zone.ts";
import { isTurnOver, nextTurn } from "./next-turn.ts";
import type { RequestHost } from "./request-host.ts";

/** A zone that changes so often while it is verified is left alone: what would be found of it would not hold. */
const MAX_ATTEMPTS = 3;

/** What verifying has to know of the rest of the server. */
export interface VerificationHost extends Pick<RequestHost, "service" | "ready"> {
	/** Called before texts are read, which must not be let go meanwhile. */
	keepTexts(): void;
	warn(message: string): void;
	/** Called when a zone has been verified, so that what was found is shown. */
	verified(): void;
}

/**
 * Verifies all zones, in slices between which messages are handled. A zone that changes meanwhile is verified anew.
 *
 * @param report told how much is done, from 0 to 1, and the zone that is at hand.
 * @returns how many signatures were verified.
 * @throws ResponseError if the editor gives up.
 */
export async function verifyAllZones(
	host: VerificationHost,
	token: CancellationToken,
	report: (part: number, zone: string) => void,
): Promise<number> {
	const { service } = host;
	const { subtle } = crypto;
	if (!subtle) {
		host.warn("Signatures are not verified: browsers do so only on pages that come over HTTPS");
		return 0;
	}
	const now = Math.floor(Date.now() / 1000);
	const attempts = new Map<number, number>();
	let signatures = 0;
	const left = () => [...service.workspace.openZones()].filter(({ zone }) => attemptsOf(zone) < MAX_ATTEMPTS);
	const attemptsOf = ({ id }: Zone) => attempts.get(id) ?? 0;
	await host.ready();
	// Zones that changed meanwhile, or came, have their turn in another round.
	for (let zones = left(); zones.length > 0; zones = left()) {
		for (const [done, next] of zones.entries()) {
			await host.ready();
			if (service.workspace.openZone(next.zone) !== next) continue;
			host.keepTexts();
			const verdict = await verify(host, next, { crypto: subtle, now }, token, (part, zone) =>
				report((done + part) / zones.length, zone),
			);
			host.verified();
			attempts.set(next.zone.id, verdict ? MAX_ATTEMPTS : attemptsOf(next.zone) + 1);
			signatures += verdict?.signatures ?? 0;
		}
		await host.ready();
	}
	return signatures;
}

type Verdict =
	ReturnType<RequestHost["service"]["verificationSteps"]> extends VerificationSteps<infer Result> ? Result : never;

/** Verifies one zone; undefined if it changes before that is done. */
async function verify(
	{ service }: VerificationHost,
	open: OpenZone,
	means: { readonly crypto: WebCrypto; readonly now: number },
	token: CancellationToken,
	report: (part: number, zone: string) => void,
): Promise<Verdict> {
	const { workspace, engine } = service;
	const { verdicts } = engine.context;
	const atBeginning = { zones: workspace.revision, verdicts: verdicts.revision };
	const name = workspace.tables.names.text(open.zone.origin);
	let isRead = false;
	const advance = (part: number) => {
		isRead = true;
		report(part, name);
	};
	const holds = () =>
		isRead ? verdicts.areUnchanged([open.zone.id], atBeginning.verdicts) : workspace.revision === atBeginning.zones;
	const steps = service.verificationSteps(open, { ...means, advance });
	while (holds()) {
		const step = steps.next();
		if (step.done) return step.value;
		if (step.value) await step.value;
		if (!isTurnOver()) continue;
		await nextTurn();
		if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "the editor gave up");
	}
	return undefined;
}
