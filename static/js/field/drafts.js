// What is being typed and isn't kept yet: sealed as well, so that neither a reload nor a camera that closes the page takes it.
(() => {
  const { store, seal, person } = LudaoField;
  const photoKey = (session) => `draft|${person.user}|${session}`;
  const values = (view) => {
    const found = {};
    for (const field of view.querySelectorAll("form [name]")) {
      if (field.type === "file") continue;
      if (field.type === "radio") { if (field.checked && field.dataset.touched) found[field.name] = field.value; }
      else if (field.dataset.touched) found[field.name] = field.type === "checkbox" ? field.checked : field.value;
    }
    return found;
  };

  LudaoField.drafts = {
    read: async (session) => (await person.read("drafts", session)) || {},

    async keep(session, view) {
      const typed = values(view);
      if (Object.keys(typed).length) await person.write("drafts", session, typed); else await person.forget("drafts", session);
    },

    async any(session) {
      return Boolean(await person.read("drafts", session)) || Boolean(await store.get("photos", photoKey(session)));
    },

    keepPhoto: async (session, bytes) => store.put("photos", { entry: photoKey(session), sealed: await seal.bytes(person.key, photoKey(session), bytes) }),

    async photo(session) {
      const kept = await store.get("photos", photoKey(session));
      if (!kept) return null;
      try { return await seal.openBytes(person.key, photoKey(session), kept.sealed); } catch { return null; }
    },

    dropPhoto: (session) => store.remove("photos", photoKey(session)),
  };
})();
