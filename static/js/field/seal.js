// Sealing what lies on the phone: AES-GCM with a key that no script can read out.
// The key is derived from a secret that the server gives to the signed-in person only, and a salt of this phone. Signing out
// throws the key away, so that nobody opens what is left, until the same person signs in here again.
(() => {
  const text = new TextEncoder(), back = new TextDecoder();

  LudaoField.seal = {
    possible: () => Boolean(globalThis.isSecureContext && globalThis.crypto?.subtle && globalThis.indexedDB),

    async key(secret, salt, user) {
      const root = await crypto.subtle.importKey("raw", text.encode(secret), "HKDF", false, ["deriveKey"]);
      const way = { name: "HKDF", hash: "SHA-256", salt, info: text.encode(`ludao-field ${user}`) };
      return crypto.subtle.deriveKey(way, root, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    },

    // `about` ties the sealed text to its place: it can't be put under another entry or person.
    async bytes(key, about, content) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: text.encode(about) }, key, content) };
    },

    async openBytes(key, about, sealed) {
      return crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv, additionalData: text.encode(about) }, key, sealed.data);
    },

    async value(key, about, value) {
      return LudaoField.seal.bytes(key, about, text.encode(JSON.stringify(value)));
    },

    async open(key, about, sealed) {
      return JSON.parse(back.decode(await LudaoField.seal.openBytes(key, about, sealed)));
    },
  };
})();
