// A browser whose store was made by version 1 of its schema.

/** What is in the browser, as version 1 kept it: its three stores, without what later versions put into them. */
export const asVersion1 = (page) =>
  page.evaluate(async () => {
    const wait = (request) => new Promise((done, failed) => ((request.onsuccess = () => done(request.result)), (request.onerror = () => failed(request.error))));
    const kept = ["profile", "segments", "sealed"], later = ["server"];
    const db = await wait(indexedDB.open("ebb"));
    const read = (name, how) => wait(db.transaction(name).objectStore(name)[how]());
    const content = await Promise.all(kept.map(async (name) => [name, await read(name, "getAllKeys"), await read(name, "getAll")]));
    db.close();
    await wait(indexedDB.deleteDatabase("ebb"));
    const request = indexedDB.open("ebb", 1);
    request.onupgradeneeded = () => kept.forEach((name) => request.result.createObjectStore(name, name === "segments" ? { autoIncrement: true } : {}));
    const old = await wait(request);
    const tx = old.transaction(kept, "readwrite");
    for (const [name, keys, values] of content) keys.forEach((key, i) => !later.includes(key) && tx.objectStore(name).put(values[i], name === "segments" ? undefined : key));
    await new Promise((done) => (tx.oncomplete = done));
    old.close();
  });
