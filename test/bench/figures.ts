/** What was measured: for each row, by its key, a number for each column; undefined where it was not measured. */
export type Figures = Map<string, readonly (number | undefined)[]>;
