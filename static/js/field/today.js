// The list of sessions, and which of them are on this phone.
(() => {
  const { person, line, say, day } = LudaoField;
  const KEEP = 7 * 86400000;
  const name = (one) => `${one.mediation}/${one.session}`;

  const take = async (one) => {
    const answer = await line.ask(`/mediation/${one.mediation}/field/${one.session}.json`);
    if (answer.is === "ok") await person.write("snapshots", name(one), answer.body);
    return answer;
  };

  LudaoField.today = {
    keep: (sessions) => person.write("snapshots", "today", sessions),

    // After a round: what is on the phone is brought up to date, today's own sessions come by themselves, old ones go.
    async refresh(sessions) {
      const ids = (await person.ids("snapshots")).filter((id) => id !== "today");
      const waiting = new Set((await LudaoField.queue.mine()).map((row) => row.session));
      const wanted = sessions.filter((one) => ids.includes(name(one)) || waiting.has(name(one)) || (one.mine && one.when === "today"));
      for (const one of wanted) if ((await take(one)).is === "offline") return;
      for (const id of ids) {
        if (sessions.some((one) => name(one) === id)) continue;
        const kept = await person.read("snapshots", id);
        const [mediation, session] = id.split("/");
        const answer = waiting.has(id) || await LudaoField.drafts.any(id) ? { is: "ok" } : await line.ask(`/mediation/${mediation}/field/${session}.json`);
        const over = answer.is === "refused" || (answer.is === "ok" && answer.body && !answer.body.open);
        if (!kept || over || (Date.now() - Date.parse(kept.taken_at) > KEEP && !waiting.has(id))) await person.forget("snapshots", id);
      }
    },

    async show(view) {
      view.replaceChildren(document.getElementById("list-view").content.cloneNode(true));
      const slot = (key) => view.querySelector(`[data-slot="${key}"]`);
      const here = await person.ids("snapshots");
      const listed = await person.read("snapshots", "today") || [];
      const missing = here.filter((id) => id !== "today" && !listed.some((one) => name(one) === id));
      const rows = [...listed, ...(await Promise.all(missing.map((id) => person.read("snapshots", id)))).filter(Boolean)];
      // Entries whose session is neither listed nor on the phone any more: the way to them stays.
      for (const id of new Set((await LudaoField.queue.mine()).map((row) => row.session))) if (!rows.some((one) => name(one) === id)) rows.push(LudaoField.today.bare(id));
      slot("ready").textContent = navigator.serviceWorker?.controller ? say("ready") : "";
      slot("empty").hidden = rows.length > 0;
      slot("sessions").replaceChildren(...await Promise.all(rows.map(async (one) => LudaoField.today.row(one, await person.read("snapshots", name(one))))));
    },

    bare(id) {
      const [mediation, session] = id.split("/").map(Number);
      return { mediation, session, title: say("lost"), number: "", mode: "", place: "", starts_at: "" };
    },

    row(one, kept) {
      const row = document.getElementById("list-row").content.cloneNode(true).firstElementChild;
      const slot = (key) => row.querySelector(`[data-slot="${key}"]`);
      slot("when").textContent = [one.when && say(one.when), one.starts_at && day(one.starts_at)].filter(Boolean).join(" ");
      slot("mode").textContent = one.mode;
      slot("title").textContent = `${one.title} ${one.number}`;
      slot("place").textContent = one.place;
      slot("open").href = `#s/${name(one)}`;
      slot("open").hidden = !kept && one.starts_at !== "";
      slot("taken").textContent = kept ? say("taken", { when: day(kept.taken_at) }) : "";
      slot("take").hidden = Boolean(kept) || one.starts_at === "";
      slot("take").addEventListener("click", async () => {
        const answer = await take(one);
        if (answer.is === "ok") { navigator.storage?.persist?.(); LudaoField.changed("view"); } else slot("taken").textContent = answer.words || say("no_take");
      });
      return row;
    },
    take,
  };
})();
