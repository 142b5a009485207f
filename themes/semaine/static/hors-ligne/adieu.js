// What `sw.js` imports on a site without « hors_ligne: true »: a browser that kept an earlier worker replaces it by this one,
// which erases what that one stored and takes itself away. Without it those visitors would keep an old site for ever.
"use strict";
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const partir = async () => {
    const notres = (await caches.keys()).filter((nom) => nom.startsWith(`semaine:${self.SITE.racine}:`));
    await Promise.all(notres.map((nom) => caches.delete(nom)));
    await self.registration.unregister();
  };
  event.waitUntil(partir());
});
