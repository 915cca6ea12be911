// The queue: what was written here and isn't known to have arrived. An entry leaves it only when the server has said what became of it.
(() => {
  const { store, seal, person } = LudaoField;
  const about = (row) => `${row.user}|${row.entry}`;
  let last = 0;
  const instant = () => { last = Math.max(Date.now(), last + 1); return last; };

  LudaoField.queue = {
    // Keep one entry. A newer word on the same piece takes the place of one that was never sent; it follows one that may have been.
    async add(session, kind, said, { piece = "", base = 0, photo = null } = {}) {
      const row = { entry: crypto.randomUUID(), user: person.user, session, kind, piece, base, after: "", made: instant(), attempted: false, state: "waiting" };
      row.sealed = await seal.value(person.key, about(row), { said, words: "" });
      const kept = photo && { entry: row.entry, sealed: await seal.bytes(person.key, about(row), photo) };
      await store.within(["queue", "photos"], "readwrite", (turn) => {
        const rows = turn.objectStore("queue");
        if (kept) turn.objectStore("photos").put(kept);
        if (!piece) { rows.put(row); return; }
        rows.getAll().onsuccess = (event) => {
          const before = event.target.result.filter((one) => one.user === row.user && one.session === session && one.piece === piece && one.state === "waiting").sort((a, b) => a.made - b.made);
          const newest = before.at(-1);
          if (newest && !newest.attempted) { Object.assign(row, { base: newest.base, after: newest.after }); rows.delete(newest.entry); }
          else if (newest) Object.assign(row, { base: newest.base, after: newest.entry });
          rows.put(row);
        };
      });
      LudaoField.changed("queue");
      return row.entry;
    },

    // The present person's entries, opened, in the order in which they were written; one that can't be opened has `said` null.
    async mine(session = "") {
      const rows = (await store.all("queue")).filter((row) => row.user === person.user && (!session || row.session === session));
      rows.sort((a, b) => a.made - b.made);
      return Promise.all(rows.map(async (row) => {
        try { return { ...row, ...(await seal.open(person.key, about(row), row.sealed)) }; } catch { return { ...row, said: null, words: "" }; }
      }));
    },

    async counts() {
      const rows = await store.all("queue");
      const mine = rows.filter((row) => row.user === person.user);
      return { waiting: mine.filter((row) => row.state === "waiting").length, refused: mine.filter((row) => row.state === "refused").length, others: rows.length - mine.length };
    },

    async photo(row) {
      const kept = await store.get("photos", row.entry);
      return kept ? seal.openBytes(person.key, about(row), kept.sealed) : null;
    },

    // Before it is sent: from now on the server may have it, whatever becomes of the answer.
    attempted: (rows) => store.within(["queue"], "readwrite", (turn) => {
      const queue = turn.objectStore("queue");
      for (const row of rows) queue.get(row.entry).onsuccess = (event) => { if (event.target.result) queue.put({ ...event.target.result, attempted: true }); };
    }),

    async refuse(row, words) {
      const sealed = await seal.value(person.key, about(row), { said: row.said, words });
      await store.within(["queue"], "readwrite", (turn) => {
        const queue = turn.objectStore("queue");
        queue.get(row.entry).onsuccess = (event) => { if (event.target.result) queue.put({ ...event.target.result, state: "refused", sealed }); };
      });
    },

    remove: (entry) => store.within(["queue", "photos"], "readwrite", (turn) => {
      turn.objectStore("queue").delete(entry);
      turn.objectStore("photos").delete(entry);
    }),
  };
})();
