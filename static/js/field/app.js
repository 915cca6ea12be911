// The page itself: who is here, which view, what the state line says.
(() => {
  const { state, person, queue, sheet, today, upload, line, say, seal } = LudaoField;
  const view = document.getElementById("view"), body = document.body.dataset;
  let shown = "";

  const stateLine = async () => {
    const { waiting } = person.key ? await queue.counts() : { waiting: 0 };
    const count = waiting ? say("waiting", { count: waiting }) : "";
    const words = { offline: say("offline"), signin: state.words || say("signin"), again: state.words || say("again"), refused: state.words, ok: state.words, sending: "" }[state.status] ?? "";
    const main = state.status === "sending" && waiting ? `${count} · ${say("sending")}` : count || (state.status === "ok" ? say("done") : "");
    const place = document.getElementById("state");
    if (place.textContent !== main) place.textContent = main;
    const alarm = document.getElementById("words");
    if (alarm.textContent !== words) alarm.textContent = words;
    document.getElementById("notices").textContent = state.notices.join(" ");
    document.getElementById("signin").hidden = state.status !== "signin";
    document.getElementById("signin").href = `${body.login}?next=${encodeURIComponent(body.page + location.hash)}`;
    document.getElementById("leave").hidden = !person.key;
  };

  const said = (text) => {
    view.replaceChildren(Object.assign(document.createElement("h1"), { textContent: say("title") }), Object.assign(document.createElement("p"), { className: "ld-empty", textContent: text }));
    shown = "";
  };

  const show = async () => {
    await sheet.close();
    if (!person.key) { if (state.status && state.status !== "sending") said(say("locked")); return; }
    const wanted = location.hash.match(/^#s\/(\d+\/\d+)$/)?.[1] || "";
    if (wanted && await sheet.show(view, wanted)) { shown = wanted; return; }
    if (wanted && state.told) {
      const [mediation, session] = wanted.split("/");
      if ((await today.take({ mediation, session })).is === "ok" && await sheet.show(view, wanted)) { shown = wanted; return; }
    }
    if (wanted && await sheet.rest(view, wanted)) { shown = wanted; return; }
    const links = () => [...view.querySelectorAll("a, button")];
    const at = links().indexOf(document.activeElement);
    await today.show(view);
    // A list that is drawn anew keeps the place of who goes through it by keyboard.
    if (at >= 0) links()[Math.min(at, links().length - 1)]?.focus();
    shown = "list";
  };

  const moved = async () => {
    const before = shown;
    await show();
    // Who has begun to type meanwhile stays where he is.
    if (before && before !== shown && !view.contains(document.activeElement)) { const head = view.querySelector("h1"); head.tabIndex = -1; head.focus(); window.scrollTo(0, 0); }
  };

  document.addEventListener("field:changed", async (event) => {
    if (event.detail === "queue" && shown !== "list") await sheet.refresh();
    if (event.detail === "view" || (["person", "joined", "ready"].includes(event.detail) && (!shown || shown === "list"))) await show();
    else if (event.detail === "joined") await sheet.refresh();
    await stateLine();
  });

  const leave = async () => {
    await sheet.save();
    await person.lock();
    Object.assign(state, { told: null, notices: [] });
    if (navigator.onLine === false || !line.token()) { said(say("locked_offline")); state.status = "signin"; await stateLine(); return; }
    const form = Object.assign(document.createElement("form"), { method: "post", action: body.logout, hidden: true });
    form.append(Object.assign(document.createElement("input"), { name: "csrfmiddlewaretoken", value: line.token() }));
    document.body.append(form);
    form.submit();
  };

  const start = async () => {
    if (!seal.possible()) { said(say("old")); return; }
    navigator.serviceWorker?.register(body.worker, { scope: body.page }).catch(() => {});
    navigator.serviceWorker?.addEventListener("controllerchange", () => LudaoField.changed("ready"));
    await person.recall();
    await show();
    await stateLine();
    upload.run();
  };

  document.getElementById("upload").addEventListener("click", () => upload.run());
  document.getElementById("leave").addEventListener("click", leave);
  window.addEventListener("hashchange", moved);
  window.addEventListener("online", () => upload.soon());
  window.addEventListener("pagehide", () => { sheet.save(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) sheet.save(); else upload.soon(); });
  start();
})();
