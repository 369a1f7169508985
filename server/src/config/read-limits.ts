/** No server has so many words in one configuration file; what stands behind them is not read. */
export const MAX_WORDS = 2_000_000;

/** The same of a Corefile, of which all words are kept: half of them may be server blocks. */
export const MAX_COREFILE_WORDS = 500_000;

/** So many words are read in one step. */
export const WORDS_PER_STEP = 256;

/** Says that a file has too many. A text is made when it is needed: the first number that is written for people costs a start 8 ms. */
export function tooManyWords(most: number): string {
	return `this file has more than ${most.toLocaleString("en")} words: what stands here and behind it is not read`;
}

/** What BIND and NSD take it for. */
export const BYTE_ORDER_MARK =
	"the file begins with a byte order mark, which the server takes as part of the first word: save it as UTF-8 without one";
