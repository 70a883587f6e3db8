// Stands in the place of worker.js when results shall no longer be kept on devices: it removes what
// was kept and then itself.
const removeAll = async () => {
  const ours = (await caches.keys()).filter((name) => name.startsWith("ventanilla-"));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await self.registration.unregister();
};

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil(removeAll()));
