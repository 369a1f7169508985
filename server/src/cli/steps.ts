/**
 * Work in small steps, so that others can have a turn in between and somebody can be told how far it is. A step yields nothing, or says
 * what is being done.
 */
export type Steps<Result> = Generator<(() => string) | undefined, Result>;
