// One session: its forms, what waits, what came back. Forms keep into the queue only; the line takes care of itself.
(() => {
  const { person, queue, drafts, say, day, upload } = LudaoField;
  const MOST_PHOTOS = 20;
  const copy = (id) => document.getElementById(id).content.cloneNode(true).firstElementChild;
  const key = (piece) => ["party", "seat", "user"].find((one) => piece[one]);
  const whose = (piece) => ({ [key(piece)]: piece[key(piece)] });
  const tag = (piece) => `${key(piece)}:${piece[key(piece)]}`;
  const mediators = (kept) => kept.mediators || [];
  LudaoField.piecesOf = (kept) => [...kept.pieces, ...mediators(kept)];
  LudaoField.pieceOf = (kind, piece) => `${kind}:${tag(piece)}`;

  let open = null; // { session, view, kept }
  const slot = (key) => open.view.querySelector(`[data-slot="${key}"]`);
  const form = (kind) => open.view.querySelector(`form[data-kind="${kind}"]`);
  const tell = (kind, text, wrong = false) => {
    if (!open) return;
    const place = form(kind).querySelector(".fd-said");
    place.textContent = text;
    place.classList.toggle("fd-wrong", wrong);
  };
  const line = (text, whole) => {
    const row = document.createElement("li");
    row.append(Object.assign(document.createElement("div"), { className: "ld-law", textContent: text }), Object.assign(document.createElement("p"), { className: "fd-whole", textContent: whole }));
    return row;
  };
  const list = (key, rows) => slot(key).replaceChildren(...(rows.length ? rows : [line("", say("nothing"))]));

  // The last word on a piece that this phone knows: what waits here, else what it took along.
  const known = (kind, piece, waiting) => {
    const here = waiting.filter((row) => row.said && row.piece === LudaoField.pieceOf(kind, piece)).at(-1);
    return here ? here.said : piece[kind] || {};
  };

  const buildPieces = () => {
    slot("presence").replaceChildren(...open.kept.pieces.map((piece) => {
      const row = copy("presence-row");
      row.querySelector("legend").textContent = `${piece.side} ${piece.name}`;
      for (const radio of row.querySelectorAll("[type=radio]")) radio.name = `came-${tag(piece)}`;
      row.querySelector("input:not([type=radio])").name = `who-${tag(piece)}`;
      return row;
    }));
    slot("position").replaceChildren(...open.kept.pieces.filter((piece) => piece.party).map((piece) => {
      const row = copy("position-row");
      row.querySelector("[data-slot=name]").textContent = `${piece.side} ${piece.name}`;
      row.querySelector("textarea").name = `text-${tag(piece)}`;
      return row;
    }));
    slot("mediator").replaceChildren(...mediators(open.kept).map((piece) => {
      const row = copy("mediator-row");
      row.querySelector("input").name = `mediates-${tag(piece)}`;
      row.querySelector("[data-slot=name]").textContent = piece.name;
      return row;
    }));
    slot("mediator").closest("form").hidden = !mediators(open.kept).length;
    slot("position").closest("form").hidden = !open.kept.pieces.some((piece) => piece.party);
  };

  const buildChoices = () => {
    form("note").elements.circle.replaceChildren(...open.kept.circles.map(([value, label]) => new Option(label, value)));
    for (const piece of open.kept.pieces) if (piece.party) form("note").elements.talked_with.add(new Option(`${piece.side} ${piece.name}`, piece.party));
  };

  const put = (name, value, touched = false) => {
    const fields = [...open.view.querySelectorAll(`form [name="${CSS.escape(name)}"]`)];
    if (!touched && fields.some((field) => field.dataset.touched)) return;
    for (const field of fields) {
      if (field.type === "radio") field.checked = field.value === value;
      else if (field.type === "checkbox") field.checked = Boolean(value);
      else field.value = value ?? "";
      if (touched) field.dataset.touched = "1";
    }
  };

  const fill = (waiting) => {
    for (const piece of open.kept.pieces) {
      const came = known("presence", piece, waiting);
      put(`came-${tag(piece)}`, came.came); put(`who-${tag(piece)}`, came.who);
      if (piece.party) put(`text-${tag(piece)}`, known("position", piece, waiting).text);
    }
    for (const piece of mediators(open.kept)) put(`mediates-${tag(piece)}`, known("mediator", piece, waiting).mediates);
  };

  const inWords = (row) => {
    if (!row.said) return "";
    const said = row.said, piece = open.kept && LudaoField.piecesOf(open.kept).find((one) => said[key(one)] === one[key(one)]);
    const label = (name) => said[name] && open.view.querySelector(`form[data-kind="${row.kind}"] [value="${CSS.escape(said[name])}"]`)?.parentElement.textContent.trim();
    return [piece && [piece.side, piece.name].filter(Boolean).join(" "), row.kind === "mediator" && say(said.mediates ? "mediates" : "mediates_not"), label("came"), label("side"), said.amount, said.who, said.text, said.terms, said.confidential && say("confidential"), said.caption].filter(Boolean).join(" · ");
  };

  const face = (row) => [row.entry, row.state, row.attempted, row.words].join("|");

  // A row that looks as before stays the same element: a removal half confirmed and the focus outlast a refresh.
  const showQueue = (rows) => {
    const drawn = new Map([...slot("queue").children].map((item) => [item.dataset.face, item]));
    if ([...drawn.keys()].join() === rows.map(face).join()) return;
    slot("queue").replaceChildren(...rows.map((row) => drawn.get(face(row)) || queueRow(row)));
  };

  const queueRow = (row) => {
    const item = copy("queue-row"), part = (key) => item.querySelector(`[data-slot="${key}"]`);
    item.dataset.face = face(row);
    part("kind").textContent = say(row.kind);
    part("when").textContent = day(row.made);
    part("state").textContent = say(row.state === "refused" ? "state_refused" : "state_waiting");
    part("state").classList.add(row.state === "refused" ? "ld-red" : "ld-amber");
    part("text").textContent = inWords(row);
    part("words").textContent = row.words || "";
    const remove = part("remove"), reuse = part("reuse");
    remove.textContent = say("remove");
    reuse.textContent = say("reuse");
    // What the server may have can't be taken back here; what came back can.
    remove.hidden = row.attempted && row.state === "waiting";
    reuse.hidden = row.state !== "refused" || row.kind === "picture" || !row.said;
    remove.addEventListener("click", async () => {
      if (remove.textContent !== say("remove_sure")) { remove.textContent = say("remove_sure"); return; }
      await queue.remove(row.entry);
      LudaoField.changed("queue");
      form("note").scrollIntoView({ block: "nearest" });
      document.getElementById("content").focus();
    });
    reuse.addEventListener("click", async () => {
      const piece = row.piece.split(":").slice(1).join(":");
      for (const [name, value] of Object.entries(row.said)) put(piece && ["came", "who", "text", "mediates"].includes(name) ? `${name}-${piece}` : name, value, true);
      await save();
      form(row.kind).querySelector("[name]").focus();
    });
    return item;
  };

  const refreshKnown = () => {
    const { kept } = open;
    list("offers", kept.offers.map((one) => line([day(one.at), one.side, one.confidential ? say("confidential") : one.answer].join(" · "), [one.amount, one.terms].filter(Boolean).join(" · "))));
    list("notes", kept.notes.map((one) => line([day(one.at), one.by, one.circle, one.talked_with && say("private_with", { name: one.talked_with })].filter(Boolean).join(" · "), one.text)));
    slot("clash-box").hidden = !kept.clashes.length;
    slot("clashes").replaceChildren(...kept.clashes.map((one) => line(day(one.made_at), say("clash", { kind: [one.kind, LudaoField.piecesOf(kept).find((piece) => tag(piece) === one.about)?.name].filter(Boolean).join(" ") }))));
    slot("over").hidden = kept.open;
    slot("over").textContent = say("over");
  };

  const refresh = async () => {
    const here = open;
    if (!here) return;
    const rows = await queue.mine(here.session);
    const kept = await person.read("snapshots", here.session);
    // The person may have gone to another view meanwhile.
    if (open !== here) return;
    here.kept = kept || here.kept;
    slot("queue-box").hidden = !rows.length;
    slot("queue-title").textContent = say("kept", { count: rows.length });
    if (rows.some((row) => row.state === "refused")) slot("queue-box").open = true;
    showQueue(rows);
    const waiting = rows.filter((row) => row.state === "waiting");
    fill(waiting);
    if (!waiting.length) for (const place of open.view.querySelectorAll(".fd-said:not(.fd-wrong):not(:empty)")) place.textContent = say("done");
    refreshKnown();
  };

  const keepPieces = async (kind, value, pieces = open.kept.pieces) => {
    const { session } = open;
    const waiting = (await queue.mine(session)).filter((row) => row.state === "waiting");
    let count = 0;
    for (const piece of pieces) {
      const before = known(kind, piece, waiting), said = value(piece, before);
      if (!said || Object.entries(said).every(([key, text]) => (before[key] ?? "") === text)) continue;
      await queue.add(session, kind, { ...whose(piece), ...said }, { piece: LudaoField.pieceOf(kind, piece), base: piece[kind]?.revision || 0 });
      count += 1;
    }
    return count;
  };

  const KEEPERS = {
    async presence(fields) {
      const count = await keepPieces("presence", (piece) => {
        const came = fields[`came-${tag(piece)}`]?.value;
        return came ? { came, who: fields[`who-${tag(piece)}`].value.trim() } : null;
      });
      return count ? "" : say(open.kept.pieces.some((piece) => fields[`came-${tag(piece)}`]?.value) ? "no_change" : "no_came");
    },
    async mediator(fields) {
      const count = await keepPieces("mediator", (piece, before) => {
        const mediates = fields[`mediates-${tag(piece)}`].checked;
        return mediates === Boolean(before.mediates) ? null : { mediates };
      }, mediators(open.kept));
      return count ? "" : say("no_change");
    },
    async position(fields) {
      const count = await keepPieces("position", (piece) => piece.party ? { text: fields[`text-${tag(piece)}`].value.trim() } : null);
      return count ? "" : say("no_change");
    },
    async offer(fields) {
      const amount = fields.amount.value.trim().replace(/[,，￥¥\s]/g, "");
      if (!/^[0-9]{1,9}(\.[0-9]{1,2})?$/.test(amount)) { fields.amount.focus(); return say("no_amount"); }
      await queue.add(open.session, "offer", { side: fields.side.value, amount, terms: fields.terms.value.trim(), confidential: fields.confidential.checked });
      return "";
    },
    async note(fields) {
      if (!fields.text.value.trim()) { fields.text.focus(); return say("no_text"); }
      await queue.add(open.session, "note", { text: fields.text.value.trim(), circle: fields.circle.value, talked_with: Number(fields.talked_with.value) || null });
      return "";
    },
    async picture(fields) {
      const { session, kept } = open;
      const photo = await drafts.photo(session);
      if (!photo) { fields.photo.focus(); return say("no_photo"); }
      const here = (await queue.mine(session)).filter((row) => row.kind === "picture").length;
      if (here + kept.pictures >= MOST_PHOTOS) return say("many_photos", { most: MOST_PHOTOS });
      await queue.add(session, "picture", { caption: fields.caption.value.trim() }, { photo });
      await drafts.dropPhoto(session);
      preview(null);
      return "";
    },
  };

  const preview = (bytes) => {
    if (!open) return;
    open.view.querySelector(".fd-preview")?.remove();
    if (!bytes) return;
    const reader = new FileReader();
    const picture = Object.assign(document.createElement("img"), { className: "fd-preview", alt: say("picture") });
    reader.onload = () => { picture.src = reader.result; };
    reader.readAsDataURL(new Blob([bytes], { type: "image/jpeg" }));
    form("picture").elements.photo.after(picture);
  };

  const trouble = (kind, fault) => tell(kind, say(fault?.name === "QuotaExceededError" ? "full" : "fault"), true);

  const submitted = async (event) => {
    event.preventDefault();
    const place = event.target.closest("form[data-kind]"), kind = place.dataset.kind, button = place.querySelector("button");
    if (button.disabled) return;
    button.disabled = true;
    const { session, view } = open;
    const words = () => JSON.stringify([...new FormData(place)]), before = words();
    try {
      const wrong = await KEEPERS[kind](place.elements);
      if (wrong) { tell(kind, wrong, true); return; }
      // What was typed while it was being kept stays in the form.
      if (kind === "picture" || words() === before) {
        if (!["presence", "position", "mediator"].includes(kind)) place.reset();
        for (const field of place.elements) delete field.dataset.touched;
      }
      if (open?.session === session) await drafts.keep(session, view);
      tell(kind, say("state_waiting"));
      LudaoField.changed("queue");
      upload.soon();
    } catch (fault) { trouble(kind, fault); } finally { button.disabled = false; }
  };

  let timer = 0;
  const save = () => { clearTimeout(timer); timer = 0; return open && drafts.keep(open.session, open.view).catch((fault) => trouble("note", fault)); };
  const typed = async (event) => {
    const field = event.target;
    if (!field.name) return;
    if (field.type !== "file") { field.dataset.touched = "1"; clearTimeout(timer); timer = setTimeout(save, 300); return; }
    if (event.type !== "change" || !field.files.length) return;
    const { session } = open;
    let small = null;
    try { small = await LudaoField.smallPhoto(field.files[0]); } catch { tell("picture", say("no_photo"), true); field.value = ""; return; }
    try { await drafts.keepPhoto(session, small); preview(small); tell("picture", ""); } catch (fault) { trouble("picture", fault); }
  };

  const draw = (view, session, kept) => {
    view.replaceChildren(document.getElementById("session-view").content.cloneNode(true));
    open = { session, view, kept };
    const [mediation, number] = session.split("/");
    for (const key of ["title", "number", "mode", "place"]) slot(key).textContent = kept[key];
    slot("when").textContent = kept.starts_at && day(kept.starts_at);
    slot("decide").href = `/cases/${mediation}/acts/mediation.decide_clash/`;
    slot("kept").href = `/mediation/${mediation}/field/${number}/kept/`;
    slot("case").href = `/cases/${mediation}/`;
    buildPieces();
    buildChoices();
  };

  LudaoField.sheet = {
    refresh, save,
    close: async () => { if (timer) await save(); open = null; },

    // What was written for a session that can't be taken along any more: it can be read and deleted, nothing else.
    async rest(view, session) {
      if (!(await queue.mine(session)).length) return false;
      const [mediation, number] = session.split("/").map(Number);
      draw(view, session, { ...LudaoField.today.bare(session), mediation, session: number, pieces: [], circles: [], offers: [], notes: [], clashes: [], pictures: 0, open: false });
      for (const one of view.querySelectorAll("form, details:not([data-slot])")) one.hidden = true;
      await refresh();
      return true;
    },

    async show(view, session) {
      const kept = await person.read("snapshots", session);
      if (!kept) return false;
      draw(view, session, kept);
      // Before anything is waited for: a form that is sent without its listener would leave the page.
      for (const one of view.querySelectorAll("form")) {
        one.addEventListener("submit", submitted);
        one.addEventListener("input", typed);
        one.addEventListener("change", typed);
      }
      const started = (name) => [...view.querySelectorAll("[data-touched]")].some((field) => field.name === name);
      for (const [name, value] of Object.entries(await drafts.read(session))) if (!started(name)) put(name, value, true);
      preview(await drafts.photo(session));
      await refresh();
      return true;
    },
  };
})();
