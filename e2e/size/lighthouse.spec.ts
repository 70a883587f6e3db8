// Lighthouse's figures for a phone on a slow link. The times vary with the machine and are only
// printed; what depends on the page alone must hold.
import { chromium, expect, test } from '@playwright/test';
import lighthouse from 'lighthouse';
import { BASE_URL } from '../support/addresses.ts';

const PORT = 9333;
const TIMES = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
];

test('lighthouse finds nothing inaccessible on the start page of a phone', async ({}, info) => {
  const { executablePath, args = [] } = info.project.use.launchOptions ?? {};
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...args, `--remote-debugging-port=${PORT}`],
  });
  const result = await lighthouse(`${BASE_URL}/es/`, { port: PORT, logLevel: 'error' });
  await browser.close();
  const { runtimeError, categories, audits } = result!.lhr;
  expect(runtimeError).toBeUndefined();
  const marks = Object.values(categories).map(
    ({ title, score }) => `${title} ${Math.round((score ?? 0) * 100)}`,
  );
  const times = TIMES.map((id) => `${audits[id]?.title} ${audits[id]?.displayValue}`);
  console.log(`    ${[...marks, ...times].join('\n    ')}`);
  expect(categories.accessibility?.score).toBe(1);
});
