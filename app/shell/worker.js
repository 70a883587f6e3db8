// Lets what a person asked to keep on this device open without a connection: a traveller's result, the
// desk of an officer who keeps a flight's list. The page itself puts into the cache what it needs for
// that: its own address and the files it was made of. Nothing else is ever kept, and the API is not
// touched.
const SHELVES = "ventanilla-pages";

const kept = async (request) => {
  for (const name of await caches.keys()) {
    if (!name.startsWith(SHELVES)) continue;
    const shelf = await caches.open(name);
    const found = await shelf.match(request, { ignoreSearch: true, ignoreVary: true });
    if (found !== undefined) return found;
  }
  return undefined;
};

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (pathname.startsWith("/assets/")) {
    // The name is of the content: what is kept is what the network would bring.
    event.respondWith(kept(request).then((file) => file ?? fetch(request)));
  } else if (request.mode === "navigate" && !pathname.startsWith("/api/")) {
    event.respondWith(
      fetch(request).catch(async (error) => {
        const page = await kept(request);
        if (page === undefined) throw error;
        return page;
      }),
    );
  }
});
