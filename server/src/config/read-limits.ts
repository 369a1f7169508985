/** No server has so many words in one configuration file; what stands behind them is not read. */
export const MAX_WORDS = 2_000_000;

export const TOO_MANY_WORDS = tooManyWords(MAX_WORDS);

/** The same of a Corefile, of which all words are kept: half of them may be server blocks. */
export const MAX_COREFILE_WORDS = 500_000;

export const TOO_MANY_COREFILE_WORDS = tooManyWords(MAX_COREFILE_WORDS);

function tooManyWords(most: number): string {
	return `this file has more than ${most.toLocaleString("en")} words: what stands here and behind it is not read`;
}

/** What BIND and NSD take it for. */
export const BYTE_ORDER_MARK =
	"the file begins with a byte order mark, which the server takes as part of the first word: save it as UTF-8 without one";
