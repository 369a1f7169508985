import { ProgressLocation, window } from "vscode";
import { type BaseLanguageClient as LanguageClient, WorkDoneProgress } from "vscode-languageclient";

/** How many requests there were, so that each has a token of its own. */
let requests = 0;

/** Asks the server for what takes long, and shows how far it is; undefined if the user gives up. */
export function requestWithProgress<Answer>(
	client: LanguageClient,
	method: string,
	parameters: object,
	title: string,
): Thenable<Answer | undefined> {
	return window.withProgress(
		{ location: ProgressLocation.Notification, title, cancellable: true },
		async (progress, cancellation) => {
			const workDoneToken = `${method}-${++requests}`;
			let shown = 0;
			const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, (done) => {
				if (done.kind !== "report") return;
				const { message, percentage = shown } = done;
				progress.report({ ...(message !== undefined && { message }), increment: percentage - shown });
				shown = percentage;
			});
			try {
				return await client.sendRequest<Answer>(method, { ...parameters, workDoneToken }, cancellation);
			} catch (error) {
				if (cancellation.isCancellationRequested) return undefined;
				throw error;
			} finally {
				listener.dispose();
			}
		},
	);
}
