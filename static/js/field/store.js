// The phone's store. In the clear lie only numbers, times and states; whatever speaks of a case is sealed.
(() => {
  const NAME = "ludao-field", STORES = { meta: "name", snapshots: "id", queue: "entry", photos: "entry", drafts: "id" };
  let opened = null;

  const ready = () => opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => { for (const [name, key] of Object.entries(STORES)) asked.result.createObjectStore(name, { keyPath: key }); };
    asked.onsuccess = () => { asked.result.onversionchange = () => asked.result.close(); resolve(asked.result); };
    asked.onerror = () => reject(asked.error);
  });

  // Runs `work` in one transaction and waits until it is on the disk; `work` may only ask the store, nothing else.
  const within = async (names, mode, work) => {
    const base = await ready();
    return new Promise((resolve, reject) => {
      const turn = base.transaction(names, mode, mode === "readwrite" ? { durability: "strict" } : {});
      let answer;
      turn.oncomplete = () => resolve(answer?.value);
      turn.onerror = turn.onabort = () => reject(turn.error || new Error("store"));
      answer = work(turn);
    });
  };
  const later = (asked) => { const box = {}; asked.onsuccess = () => { box.value = asked.result; }; return box; };

  LudaoField.store = {
    within,
    get: (name, key) => within([name], "readonly", (turn) => later(turn.objectStore(name).get(key))),
    all: (name) => within([name], "readonly", (turn) => later(turn.objectStore(name).getAll())),
    put: (name, row) => within([name], "readwrite", (turn) => { turn.objectStore(name).put(row); }),
    remove: (name, key) => within([name], "readwrite", (turn) => { turn.objectStore(name).delete(key); }),
  };

  const meta = async (name) => (await LudaoField.store.get("meta", name))?.value;
  const setMeta = (name, value) => LudaoField.store.put("meta", { name, value });

  // Who is at this phone: one person at a time; another one's key and sessions go before the next one's come.
  LudaoField.person = {
    user: "", key: null,

    async recall() {
      const user = await meta("current");
      const key = user && await meta(`key:${user}`);
      if (key) Object.assign(LudaoField.person, { user, key });
      return Boolean(key);
    },

    // True when the person's key had to be made (anew): the first time here, or after signing out.
    async enter(user, secret) {
      if (LudaoField.person.user === user && LudaoField.person.key) return false;
      const before = await meta("current");
      if (before && before !== user) await LudaoField.person.lock();
      let salt = await meta(`salt:${user}`);
      if (!salt) { salt = crypto.getRandomValues(new Uint8Array(16)); await setMeta(`salt:${user}`, salt); }
      const key = await LudaoField.seal.key(secret, salt, user);
      await setMeta(`key:${user}`, key);
      await setMeta("current", user);
      Object.assign(LudaoField.person, { user, key });
      return true;
    },

    // Sessions and keys go; the queue and what was being typed stay, sealed and without a key.
    async lock() {
      await within(["meta", "snapshots"], "readwrite", (turn) => {
        turn.objectStore("snapshots").clear();
        const metas = turn.objectStore("meta");
        metas.openCursor().onsuccess = (event) => {
          const at = event.target.result;
          if (!at) return;
          if (at.key === "current" || String(at.key).startsWith("key:")) at.delete();
          at.continue();
        };
      });
      Object.assign(LudaoField.person, { user: "", key: null });
    },

    // A sealed row of the present person's; null where it can't be opened.
    async read(name, id) {
      const row = await LudaoField.store.get(name, `${LudaoField.person.user}|${id}`);
      if (!row || !LudaoField.person.key) return null;
      try { return await LudaoField.seal.open(LudaoField.person.key, row.id, row.sealed); } catch { return null; }
    },

    async write(name, id, value) {
      const whole = `${LudaoField.person.user}|${id}`;
      await LudaoField.store.put(name, { id: whole, at: Date.now(), sealed: await LudaoField.seal.value(LudaoField.person.key, whole, value) });
    },

    forget: (name, id) => LudaoField.store.remove(name, `${LudaoField.person.user}|${id}`),

    async ids(name) {
      const mine = `${LudaoField.person.user}|`;
      return (await LudaoField.store.all(name)).filter((row) => row.id.startsWith(mine)).map((row) => row.id.slice(mine.length));
    },
  };
})();
