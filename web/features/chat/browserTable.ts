// A table in the browser's database: rows under their `key`. It may be missing or forbidden, as in some private windows.

export type BrowserTable = {
  /**
   * Runs one request, which is all of its transaction; resolves when that is on its way to the disk.
   * @throws where there is no such database, or no room left in it
   */
  run<Result>(mode: IDBTransactionMode, work: (table: IDBObjectStore) => IDBRequest<Result>): Promise<Result>;
};

/** @param name of the database, which holds this table alone */
export function browserTable(name: string, table: string): BrowserTable {
  let opening: Promise<IDBDatabase> | null = null;

  function open(): Promise<IDBDatabase> {
    opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => void request.result.createObjectStore(table, { keyPath: 'key' });
      request.onsuccess = () => {
        // As when somebody clears what the browser keeps: the next request opens it anew.
        request.result.onclose = () => {
          opening = null;
        };
        resolve(request.result);
      };
      request.onerror = () => {
        // The next request tries again: the browser may only have been short of something.
        opening = null;
        reject(request.error);
      };
    });
    return opening;
  }

  return {
    async run(mode, work) {
      const database = await open();
      return new Promise((resolve, reject) => {
        const transaction = database.transaction(table, mode);
        const request = work(transaction.objectStore(table));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onerror = () => reject(transaction.error);
        transaction.onabort = () => reject(transaction.error);
        // At once, and not only when the browser finds that nothing more is asked.
        transaction.commit();
      });
    },
  };
}
