/** Rows that are added and taken away: each keeps its key, so that what stands in one never moves to another. */
export interface Keyed {
  key: number;
}

export function withChange<Row extends Keyed>(rows: readonly Row[], key: number, changes: Partial<Row>): Row[] {
  return rows.map((row) => (row.key === key ? { ...row, ...changes } : row));
}

export function without<Row extends Keyed>(rows: readonly Row[], key: number): Row[] {
  return rows.filter((row) => row.key !== key);
}

export function nextKey(rows: readonly Keyed[]): number {
  return rows.reduce((most, { key }) => Math.max(most, key + 1), 0);
}

/** After the next drawing: a row that was added has its first field then, and one that was removed its button no more. */
export function focusSoon(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}
