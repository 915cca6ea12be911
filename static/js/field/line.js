// The line to the server. Every answer is one of: ok, offline, signin, refused (with words), again.
(() => {
  let token = "";

  const told = async (answer) => {
    let body = null;
    try { body = await answer.json(); } catch { body = null; }
    if (answer.status === 401) return { is: "signin", words: body?.words };
    if (answer.ok && body) return { is: "ok", body };
    if (body?.words && answer.status < 500) return { is: "refused", words: body.words, status: answer.status };
    return { is: "again" };
  };
  const reach = async (address, options) => {
    if (navigator.onLine === false) return { is: "offline" };
    try {
      return await told(await fetch(address, { credentials: "same-origin", cache: "no-store", redirect: "manual", ...options }));
    } catch { return { is: "offline" }; }
  };

  LudaoField.line = {
    token: () => token,
    ask: (address) => reach(address, { headers: { Accept: "application/json" } }),
    send: (address, form) => reach(address, { method: "POST", body: form, headers: { "X-CSRFToken": token, Accept: "application/json" } }),
    async whoami() {
      const answer = await LudaoField.line.ask(document.body.dataset.today);
      if (answer.is === "ok") token = answer.body.token;
      return answer;
    },
  };
})();
