// The recorder's page: saves what is typed, keeps it while the line is down, and never writes over another window.
// What isn't saved yet waits in sessionStorage only: it holds personal data, ends with the tab, and is cleared after each save.
(() => {
  const form = document.getElementById("hearing");
  if (!form) return;
  const words = JSON.parse(document.getElementById("hearing-words").textContent);
  const phrases = JSON.parse(document.getElementById("hearing-phrases").textContent);
  const TAGS = ["仲：", "申：", "被：", "三：", "证：", "书："];
  const saved = document.getElementById("saved");
  const merge = document.getElementById("merge");
  const version = document.getElementById("record_version");
  const key = `hearing:${form.dataset.hearing}`;
  let timer = 0, wait = 0, sending = false, dirty = false, stopped = false;

  const status = (text, alarm) => {
    saved.replaceChildren(Object.assign(document.createElement("span"), { className: alarm ? "ld-due ld-amber" : "ld-law", textContent: text }));
  };
  const kept = () => Object.fromEntries([...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken"));
  const keep = () => { try { sessionStorage.setItem(key, JSON.stringify(kept())); } catch { status(words.full, true); } };
  const put = (name, value) => {
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (field.type === "radio" || field.type === "checkbox") field.checked = field.value === value;
      else field.value = value;
    }
  };

  const conflict = (held) => {
    const here = kept();
    const mine = (name) => (here[name] ?? "").replaceAll("\r\n", "\n").trim();
    const apart = Object.entries(held.fields).filter(([name, theirs]) => form.querySelector(`[name="${CSS.escape(name)}"]`) && mine(name) !== theirs.trim());
    // The same words: it was this tab's own save whose answer got lost.
    if (!apart.length) { version.value = held.version; changed(0); return; }
    stopped = true;
    merge.replaceChildren(Object.assign(document.createElement("p"), { textContent: words.conflict }));
    for (const [name, theirs] of apart) {
      const field = form.querySelector(`[name="${CSS.escape(name)}"]`);
      const choice = field.type === "radio" || field.type === "checkbox";
      const label = choice ? field.closest("fieldset").querySelector("legend") : form.querySelector(`label[for="${field.id}"]`) || field;
      const title = label.textContent || field.getAttribute("aria-label") || name;
      const box = document.createElement("fieldset");
      box.className = "ld-box";
      box.append(Object.assign(document.createElement("legend"), { textContent: title }));
      const pair = Object.assign(document.createElement("div"), { className: "ld-merge" });
      for (const [word, text] of [[words.mine, mine(name)], [words.theirs, theirs]]) {
        const side = document.createElement("label");
        const area = Object.assign(document.createElement("textarea"), { className: "form-control", rows: 4, readOnly: true, value: text });
        side.append(word, area);
        pair.append(side);
      }
      const choose = (text) => () => { put(name, text); box.remove(); };
      box.append(pair);
      const ways = [[words.keep, mine(name)], [words.take, theirs]];
      if (!choice) ways.push([words.both, `${theirs}\n${mine(name)}`]);
      for (const [word, text] of ways) {
        const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-sm", textContent: word });
        button.addEventListener("click", choose(text));
        box.append(button, " ");
      }
      merge.append(box);
    }
    const done = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-primary", textContent: words.merged });
    done.addEventListener("click", () => { version.value = held.version; stopped = false; merge.hidden = true; merge.replaceChildren(); changed(0); });
    merge.append(done);
    merge.hidden = false;
    status(words.stopped, true);
  };

  let leaving = false;
  const send = async () => {
    clearTimeout(timer);
    if (sending || stopped || leaving) return;
    sending = true; dirty = false;
    let answer = null;
    try {
      answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "HX-Request": "true" }, credentials: "same-origin" });
    } catch { answer = null; }
    sending = false;
    if (!answer || answer.status >= 500) {
      wait = Math.min(wait ? wait * 2 : 1000, 30000);
      status(words.offline, true);
      dirty = true;
      timer = setTimeout(send, wait);
      return;
    }
    wait = 0;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const held = page.getElementById("held-record");
    if (held) { conflict(JSON.parse(held.textContent)); return; }
    if (!answer.ok || answer.redirected) { stopped = answer.redirected; status(page.querySelector("[role=alert]")?.textContent || words.refused, true); return; }
    version.value = page.getElementById("record_version").value;
    saved.replaceChildren(...page.querySelectorAll("span"));
    // A page that is being left may already have asked for the next one: what it holds is compared there.
    if (dirty) { keep(); timer = setTimeout(send, 500); } else if (!leaving) sessionStorage.removeItem(key);
  };
  const changed = (pause) => {
    dirty = true;
    keep();
    if (!sending) { clearTimeout(timer); timer = setTimeout(send, wait || pause); }
  };

  form.addEventListener("input", () => changed(1500));
  form.addEventListener("change", () => changed(400));
  window.addEventListener("beforeunload", () => { leaving = true; clearTimeout(timer); if (dirty) keep(); });
  window.addEventListener("online", () => { if (dirty && !leaving) { wait = 0; send(); } });
  form.addEventListener("submit", (event) => {
    // The last save has to be known before the whole page goes, or its version would be stale.
    if (!sending) { sessionStorage.removeItem(key); return; }
    event.preventDefault();
    const button = event.submitter;
    setTimeout(() => { button.disabled = false; form.requestSubmit(button); }, 300);
  });

  const insert = (field, from, to, text) => { field.setRangeText(text, from, to, "end"); field.dispatchEvent(new Event("input", { bubbles: true })); };
  form.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") { event.preventDefault(); keep(); send(); return; }
    const field = event.target;
    if (field.tagName !== "TEXTAREA" || field.readOnly) return;
    const before = field.value.slice(0, field.selectionStart);
    if (event.altKey && /^Digit[1-6]$/.test(event.code)) {
      event.preventDefault();
      insert(field, field.selectionStart, field.selectionEnd, (before && !before.endsWith("\n") ? "\n" : "") + TAGS[Number(event.code.slice(5)) - 1]);
    } else if (event.key === "Tab" && !event.shiftKey) {
      const code = before.match(/[a-z0-9]+$/i)?.[0].toLowerCase();
      if (!code || !Object.hasOwn(phrases, code)) return;
      event.preventDefault();
      insert(field, before.length - code.length, field.selectionEnd, phrases[code]);
    }
  });

  const waiting = sessionStorage.getItem(key);
  if (waiting && merge.hidden) {
    const held = JSON.parse(waiting);
    for (const [name, value] of Object.entries(held)) if (name !== "version") put(name, value);
    status(words.restored, true);
    changed(200);
  }
})();
