/** Messages wait no longer than this for a turn to end; in milliseconds. */
const SLICE = 4;

const requestTurn = turnRequester();

/** What waits for a turn of its own. */
const waiting: (() => void)[] = [];

let end = 0;

/**
 * Calls back behind the messages that have come by now: what editors send goes before work that can wait. Each has a turn of its own, and messages
 * are read between two, so that it does not matter how many wait.
 */
export function onNextTurn(work: () => void): void {
	waiting.push(work);
	if (waiting.length === 1) requestTurn();
}

/** Resolves then. */
export function nextTurn(): Promise<void> {
	return new Promise(onNextTurn);
}

/**
 * Whether the turn has lasted so long that messages should be read. All that is done in a turn shares its time: work that begins behind
 * other work has what that has left of it, and none where the turn is that of a message or a file.
 */
export function isTurnOver(): boolean {
	return performance.now() >= end;
}

function takeTurn(): void {
	const work = waiting.shift()!;
	if (waiting.length > 0) requestTurn();
	end = performance.now() + SLICE;
	work();
}

/** Browsers make timers wait for milliseconds once they follow each other; a message to oneself only waits for its turn. */
function turnRequester(): () => void {
	const { setImmediate } = globalThis;
	if (setImmediate) return () => setImmediate(takeTurn);
	const { port1, port2 } = new MessageChannel();
	port1.onmessage = takeTurn;
	return () => port2.postMessage(null);
}
