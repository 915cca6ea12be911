// Keeps the frame of the field page and its files, so that it opens without a line. Answers about cases are never kept here.
self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const kept = await caches.open(FIELD.name);
    await kept.addAll([FIELD.page, ...FIELD.files].map((address) => new Request(address, { cache: "reload" })));
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("ludao-field-") && name !== FIELD.name) await caches.delete(name);
    await self.clients.claim();
  })());
});

// With a line the frame comes from the server, so that a new one is seen at once; a slow line doesn't keep anybody waiting.
const frame = async (request) => {
  const kept = await caches.open(FIELD.name);
  const slow = new Promise((resolve) => { setTimeout(resolve, 3000, null); });
  const fresh = fetch(request).then(async (answer) => {
    if (answer.ok && !answer.redirected) await kept.put(FIELD.page, answer.clone());
    return answer;
  });
  const first = await Promise.race([fresh.catch(() => null), slow]);
  if (first?.ok) return first;
  return (await kept.match(FIELD.page, { ignoreVary: true })) || fresh;
};

self.addEventListener("fetch", (event) => {
  const { request } = event, address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (address.pathname === FIELD.page) event.respondWith(frame(request));
  else if (FIELD.files.includes(address.pathname)) event.respondWith(caches.match(address.pathname, { ignoreVary: true }).then((kept) => kept || fetch(request)));
});
