// Loaded into a server before it starts (`--import`): measures the longest time that its event loop was blocked, and tells it to
// whoever listens at the port in its URL, each time it is asked. Time of the processor is counted, so that what others do on the
// machine is not, and time on the clock, so that what helper threads do besides is not: the shorter of both.
import { connect } from "node:net";

const port = Number(new URL(import.meta.url).searchParams.get("port"));
let cpu = process.cpuUsage();
let clock = performance.now();
let longest = 0;

function tick() {
	const used = process.cpuUsage(cpu);
	const now = performance.now();
	longest = Math.max(longest, Math.min((used.user + used.system) / 1000, now - clock));
	cpu = process.cpuUsage();
	clock = now;
}

setInterval(tick, 1).unref();
const socket = connect(port, "127.0.0.1");
socket.unref();
socket.on("error", () => {});
socket.on("data", () => {
	tick();
	socket.write(`${longest}\n`);
	longest = 0;
});
