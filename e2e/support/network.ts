// Links as people have them: cut, slow, out of order.
import type { Page } from '@playwright/test';

// What arrives after the app runs: its lazy parts, by the names of `contract::pages::Chunk`.
const part = (name: string): string => `**/assets/${name}*`;

// The console says so of each request that a test cuts off, and so does the loader of the parts.
export const CUT_OFF = /net::ERR_(FAILED|INTERNET_DISCONNECTED)|TypeError: Failed to fetch/;

// Without a name: every part.
export async function cutThePart(page: Page, name = ''): Promise<void> {
  await page.route(part(name), (route) => route.abort());
}

export async function mendThePart(page: Page, name = ''): Promise<void> {
  await page.unroute(part(name));
}

// Requests are on their way until they are let go: the first, or every one.
export async function holdBack(page: Page, address: string, times = 1): Promise<() => void> {
  let letGo = (): void => {};
  const held = new Promise<void>((done) => (letGo = done));
  await page.route(address, async (route) => {
    await held;
    await route.continue();
  }, { times });
  return letGo;
}

// The app does not begin to run before it is let go.
export async function holdTheApp(page: Page): Promise<() => void> {
  return holdBack(page, '**/*.wasm', Infinity);
}

// About what a phone has at the edge of a village: 400 ms there and back, 400 kbit/s.
export async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  });
}
