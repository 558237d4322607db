/** Rows for many keys in few queries: databases bound the number of values in one. In the order of the keys' chunks. */
export async function inChunks<Key, Row>(
  keys: readonly Key[],
  query: (chunk: readonly Key[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let at = 0; at < keys.length; at += chunkSize)
    rows.push(...(await query(keys.slice(at, at + chunkSize))));
  return rows;
}

const chunkSize = 1000;
