import { createConnection } from "node:net";

/** Why a mail server did not greet. */
export type GreetingFailure = "timeout" | "refused" | "unreachable" | "closed" | "turned-away" | "no-smtp";

/** What a mail server says when somebody connects (RFC 5321 section 4.2): the name that it gives itself, or why there is none. */
export type Greeting =
	| { readonly kind: "greeted"; readonly name: string }
	| { readonly kind: "failed"; readonly failure: GreetingFailure; readonly told?: string };

/** They go on after the name of the server. */
export const GREETING_FAILURE_WORDS: Readonly<Record<GreetingFailure, string>> = {
	timeout: "did not greet in time; many networks let nobody connect to port 25 of others",
	refused: "takes no connections on port 25",
	unreachable: "could not be reached from here",
	closed: "closed the connection without a greeting",
	"turned-away": "turned this machine away",
	"no-smtp": "does not speak SMTP on port 25",
};

/** Longer greetings are none. */
const MAX_OCTETS = 4096;

/**
 * Connects to a mail server, reads its greeting and leaves at once.
 *
 * @param timeout for all of it, in milliseconds.
 */
export function smtpGreeting(address: string, timeout: number, port = 25): Promise<Greeting> {
	return new Promise((resolve) => {
		const socket = createConnection({ host: address, port });
		let text = "";
		const end = (greeting: Greeting) => {
			clearTimeout(timer);
			// Who is greeted says good-bye.
			if (greeting.kind === "greeted") socket.end("QUIT\r\n");
			socket.destroySoon();
			resolve(greeting);
		};
		const fail = (failure: GreetingFailure, told?: string) =>
			end({ kind: "failed", failure, ...(told !== undefined && { told }) });
		const timer = setTimeout(fail, timeout, "timeout");
		socket.setEncoding("latin1");
		socket.on("data", (part: string) => {
			text += part;
			const line = /^(?:\d{3}-[^\n]*\n)*(\d{3})(?: ([^\r\n]*))?\r?\n/.exec(text);
			const [, code, words = ""] = line ?? [];
			if (code === "220") end({ kind: "greeted", name: words.split(" ")[0] ?? "" });
			else if (code !== undefined) fail(/^[45]/.test(code) ? "turned-away" : "no-smtp", `${code} ${words}`.trim());
			else if (text.length > MAX_OCTETS || !/^(?:\d{0,3}$|\d{3}[ \r\n-])/.test(text)) fail("no-smtp");
		});
		socket.on("error", (error: Error & { code?: string }) => {
			fail(error.code === "ECONNREFUSED" ? "refused" : error.code === "ECONNRESET" ? "closed" : "unreachable");
		});
		socket.on("close", () => fail("closed"));
	});
}
