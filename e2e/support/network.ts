// Links as people have them: cut, slow, out of order.
import type { Page } from '@playwright/test';

// What arrives after the app runs: its lazy parts.
const ASSETS = '**/assets/**';

// The console says so of each request that a test cuts off.
export const CUT_OFF = /Failed to load resource: net::ERR_(FAILED|INTERNET_DISCONNECTED)/;

export async function cutTheParts(page: Page): Promise<void> {
  await page.route(ASSETS, (route) => route.abort());
}

export async function mendTheParts(page: Page): Promise<void> {
  await page.unroute(ASSETS);
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
