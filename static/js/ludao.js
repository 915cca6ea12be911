// Small comforts only: every page works without this file.
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
    const box = document.getElementById("ld-q");
    if (box) { event.preventDefault(); box.focus(); }
  }
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print();
});
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (button && event.target.method === "post") setTimeout(() => { button.disabled = true; }, 0);
});
document.body && document.body.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("[name=csrfmiddlewaretoken]");
  if (token) event.detail.headers["X-CSRFToken"] = token.value;
});
// Signing out locks the field page's store on this device: its sessions and its key go, what isn't uploaded stays sealed.
const lockField = () => new Promise((done) => {
  setTimeout(done, 1500);
  const asked = indexedDB.open("ludao-field");
  asked.onupgradeneeded = () => asked.transaction.abort();
  asked.onerror = (event) => { event.preventDefault(); done(); };
  asked.onblocked = done;
  asked.onsuccess = () => {
    const turn = asked.result.transaction(["meta", "snapshots"], "readwrite");
    turn.objectStore("snapshots").clear();
    turn.objectStore("meta").openCursor().onsuccess = (event) => {
      const at = event.target.result;
      if (!at) return;
      if (at.key === "current" || String(at.key).startsWith("key:")) at.delete();
      at.continue();
    };
    turn.oncomplete = turn.onabort = () => { asked.result.close(); done(); };
  };
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!/\/accounts\/logout\/$/.test(form.getAttribute("action") || "") || form.dataset.locked || !window.indexedDB) return;
  event.preventDefault();
  form.dataset.locked = "1";
  lockField().then(() => form.submit());
});
