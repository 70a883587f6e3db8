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
