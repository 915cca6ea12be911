// The names under which the parts of the field page know each other, and its words, which the page brings translated.
const LudaoField = {};
(() => {
  const words = JSON.parse(document.getElementById("field-words").textContent);
  LudaoField.say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_whole, name) => values[name] ?? "");
  LudaoField.day = (iso) => new Date(iso).toLocaleString(document.documentElement.lang, { month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "Asia/Shanghai" });
  LudaoField.state = { told: null, status: "", words: "", notices: [] };
  LudaoField.changed = (what) => document.dispatchEvent(new CustomEvent("field:changed", { detail: what }));
})();
