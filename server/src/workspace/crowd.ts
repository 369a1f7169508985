/** So many records at a name, ten times what named takes of one type, are a crowd; nobody can use more. */
export const CROWD = 1000;
