import { PassThrough, Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { type Message, StreamMessageReader } from "vscode-languageserver/node";
import { FramedOutput } from "../../../server/src/node/framed-output.ts";

const told = (text: string): Message => ({ jsonrpc: "2.0", method: "told", params: { text } }) as Message;

describe("framed output", () => {
	test("writes all messages of a turn in one piece at its end", async () => {
		const pieces: string[] = [];
		const output = new FramedOutput(
			new Writable({
				decodeStrings: false,
				writev(chunks, done) {
					pieces.push(chunks.map(({ chunk }) => chunk).join(""));
					done();
				},
			}),
		);
		const framed = (text: string) =>
			`Content-Length: 57\r\n\r\n{"jsonrpc":"2.0","method":"told","params":{"text":"${text}"}}`;
		const written = [output.write(told("one")), output.write(told("two"))];
		expect(pieces).toEqual([]);
		await Promise.all(written);
		expect(pieces).toEqual([framed("one") + framed("two")]);
		await output.write(told("six"));
		expect(pieces.at(-1)).toBe(framed("six"));
	});

	test("counts octets, so that a reader finds every message", async () => {
		const stream = new PassThrough();
		const output = new FramedOutput(stream);
		const texts = ["", "ä", "日本", "\u{1f4ec}", "\ud83d", 'a "quoted"\r\n\r\nContent-Length: 3', "x".repeat(300_000)];
		const read: Message[] = [];
		const all = new Promise<void>((resolve) => {
			new StreamMessageReader(stream).listen((message) => {
				if (read.push(message) === texts.length) resolve();
			});
		});
		for (const text of texts) void output.write(told(text));
		await all;
		expect(read).toEqual(texts.map(told));
	});

	test("writes a long message in pieces, and what comes behind it after them", async () => {
		const pieces: number[] = [];
		let text = "";
		const stream = new Writable({
			write(chunk: Buffer, _, done) {
				pieces.push(chunk.length);
				text += chunk.toString("latin1");
				setImmediate(done);
			},
		});
		const output = new FramedOutput(stream);
		await Promise.all([told("a"), told("b".repeat(1_000_000)), told("c"), told("d")].map((one) => output.write(one)));
		expect(Math.max(...pieces)).toBeLessThanOrEqual(1 << 18);
		expect(text.replace(/b{9,}/, "b").match(/"text":"./g)).toEqual(["a", "b", "c", "d"].map((one) => `"text":"${one}`));
		// What comes when all is written does not wait.
		const last = output.write(told("e"));
		await last;
		expect(text.endsWith('{"text":"e"}}')).toBe(true);
	});

	test("tells of a stream that fails within a long message, and of what comes behind it", async () => {
		let writes = 0;
		const failing = new Writable({
			autoDestroy: false,
			write(_, __, done) {
				// As long as a pipe that is full.
				for (const until = performance.now() + 6; performance.now() < until; );
				done(++writes > 1 ? new Error("nobody reads") : null);
			},
		});
		const output = new FramedOutput(failing);
		const unheard: unknown[] = [];
		const hear = (error: unknown) => unheard.push(error);
		process.on("unhandledRejection", hear);
		const written = [told("b".repeat(1_000_000)), told("c")].map((one) => output.write(one));
		for (const one of written) await expect(one).rejects.toThrow();
		await new Promise(setImmediate);
		process.off("unhandledRejection", hear);
		expect(unheard).toEqual([]);
	});

	test("tells of a stream that fails and of one that ends", async () => {
		const failing = new Writable({ write: (_, __, done) => done(new Error("nobody reads")) });
		const output = new FramedOutput(failing);
		const events: string[] = [];
		output.onError(([error]) => events.push(error.message));
		const closed = new Promise<void>((resolve) => {
			output.onClose(resolve);
		});
		await expect(output.write(told("one"))).rejects.toThrow("nobody reads");
		await closed;
		expect(events).toContain("nobody reads");
	});
});
