/** Calls back behind the messages that have come by now: what editors send goes before work that can wait. */
export const onNextTurn: (work: () => void) => void = globalThis.setImmediate ?? throughChannel();

/** Resolves then. */
export function nextTurn(): Promise<void> {
	return new Promise((resolve) => {
		onNextTurn(resolve);
	});
}

/** Browsers make timers wait for milliseconds once they follow each other; a message to oneself only waits for its turn. */
function throughChannel(): (work: () => void) => void {
	const { port1, port2 } = new MessageChannel();
	const waiting: (() => void)[] = [];
	port1.onmessage = () => waiting.shift()?.();
	return (work) => {
		waiting.push(work);
		port2.postMessage(null);
	};
}
