// Joining: asks who is signed in, sends what waits, in order, and learns of each entry what became of it. Goes on by itself.
(() => {
  const { state, queue, line, person, say } = LudaoField;
  const FIRST = 4000, LONGEST = 300000, BATCH = 20;
  const SETTLED = new Set(["joined", "clash"]);
  let running = false, once_more = false, timer = 0, failures = 0;

  const wire = (row) => ({ entry: row.entry, kind: row.kind, said: row.said, made_at: new Date(row.made).toISOString(), base: row.base, after: row.after || null });

  const batches = (rows) => {
    const parts = [];
    for (const row of rows) {
      const open = parts.at(-1);
      // A photo travels alone; the words before it go first.
      if (row.kind === "picture" || !open || open[0].kind === "picture" || open.length >= BATCH) parts.push([row]);
      else open.push(row);
    }
    return parts;
  };

  const patch = async (row, revision) => {
    const kept = await person.read("snapshots", row.session);
    if (!kept || !row.piece) return;
    const piece = LudaoField.piecesOf(kept).find((one) => LudaoField.pieceOf(row.kind, one) === row.piece);
    if (piece) { piece[row.kind] = { ...row.said, revision }; await person.write("snapshots", row.session, kept); }
  };

  const settle = async (rows, results) => {
    let later = false;
    for (const result of results) {
      const row = rows.find((one) => one.entry === result.entry);
      if (!row) continue;
      if (result.outcome === "joined") await patch(row, result.revision);
      if (SETTLED.has(result.outcome)) await queue.remove(row.entry);
      else if (result.outcome === "refused") await queue.refuse(row, result.words);
      else { later = true; state.words = result.words || ""; }
    }
    // An entry of which nothing was said is still here, and is sent again.
    return later || rows.some((row) => !results.some((result) => result.entry === row.entry)) ? { is: "again" } : { is: "ok" };
  };

  const send = async (session, rows) => {
    const form = new FormData();
    form.append("entries", JSON.stringify(rows.map(wire)));
    for (const row of rows) {
      const photo = row.kind === "picture" ? await queue.photo(row) : null;
      if (photo) form.append(`photo-${row.entry}`, new Blob([photo], { type: "image/jpeg" }), "photo.jpg");
    }
    await queue.attempted(rows);
    const [mediation, number] = session.split("/");
    const answer = await line.send(`/mediation/${mediation}/field/${number}/join/`, form);
    return answer.is === "ok" ? settle(rows, answer.body.results) : answer;
  };

  const joinAll = async () => {
    const rows = (await queue.mine()).filter((row) => row.state === "waiting" && row.said);
    const sessions = [...new Set(rows.map((row) => row.session))];
    let worst = { is: "ok" };
    for (const session of sessions) {
      for (const part of batches(rows.filter((row) => row.session === session))) {
        const answer = await send(session, part);
        LudaoField.changed("queue");
        if (answer.is === "offline" || answer.is === "signin") return answer;
        // One session's trouble doesn't hold up another's.
        if (answer.is !== "ok") { worst = answer; break; }
      }
    }
    return worst;
  };

  const round = async () => {
    const answer = await line.whoami();
    if (answer.is !== "ok") return answer;
    const anew = await person.enter(answer.body.user, answer.body.secret);
    state.told = answer.body;
    state.notices = await notices(anew);
    await LudaoField.today.keep(answer.body.sessions);
    LudaoField.changed("person");
    const joined = await joinAll();
    if (joined.is === "ok" || joined.is === "refused") await LudaoField.today.refresh(answer.body.sessions);
    return joined;
  };

  const notices = async (anew) => {
    const { waiting, others } = await queue.counts();
    const unread = (await queue.mine()).filter((row) => row.said === null).length;
    return [anew && waiting ? say("left", { count: waiting }) : "", others ? say("others", { count: others }) : "", unread ? say("unread", { count: unread }) : ""].filter(Boolean);
  };

  const next = (answer) => {
    clearTimeout(timer);
    failures = answer.is === "ok" ? 0 : failures + 1;
    timer = setTimeout(run, failures ? Math.min(FIRST * 2 ** (failures - 1), LONGEST) : LONGEST);
  };

  async function run() {
    if (running) { once_more = true; return; }
    running = true;
    let answer = { is: "again" };
    try {
      state.status = "sending"; state.words = "";
      LudaoField.changed("state");
      answer = await navigator.locks.request("ludao-field-upload", { ifAvailable: true }, (held) => held ? round() : { is: "ok" });
    } catch (fault) {
      answer = { is: "again" };
      state.words = fault?.name === "QuotaExceededError" ? say("full") : "";
    }
    running = false;
    state.status = answer.is;
    state.words = answer.words || state.words;
    LudaoField.changed("state");
    LudaoField.changed("joined");
    if (once_more && answer.is === "ok") { once_more = false; run(); return; }
    once_more = false;
    next(answer);
  }

  LudaoField.upload = { run, soon: () => { failures = 0; clearTimeout(timer); timer = setTimeout(run, 300); } };
})();
