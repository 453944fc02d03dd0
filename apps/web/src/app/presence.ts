// Whether this browser holds a space, without making anything: nothing is stored before she has said that she is 18 or older.
export const databaseName = "ebb";
/** Rises when a store of it is added. */
export const storeVersion = 2;

export async function hasSpace(): Promise<boolean> {
  const found = await indexedDB.databases();
  return found.some((d) => d.name === databaseName);
}
