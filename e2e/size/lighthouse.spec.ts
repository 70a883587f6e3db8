// Lighthouse's figures for a phone on a slow link, to read beside: they vary with the machine, so
// none of them fails. `npm i --no-save lighthouse@12` in e2e/ makes it available.
import { chromium, test } from '@playwright/test';
import { BASE_URL } from '../support/addresses.ts';

const PORT = 9333;
const TIMES = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
];

interface Report {
  runtimeError?: { message: string };
  categories: Record<string, { title: string; score: number }>;
  audits: Record<string, { title: string; displayValue?: string }>;
}

type Lighthouse = (url: string, flags: object) => Promise<{ lhr: Report }>;

async function installed(): Promise<Lighthouse | undefined> {
  const name = 'lighthouse';
  return import(name).then((tool: { default: Lighthouse }) => tool.default).catch(() => undefined);
}

test('lighthouse says, of the start page on a phone', async ({}, info) => {
  const lighthouse = await installed();
  if (!lighthouse) {
    console.log('    lighthouse is not installed');
    return;
  }
  const { executablePath, args = [] } = info.project.use.launchOptions ?? {};
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...args, `--remote-debugging-port=${PORT}`],
  });
  const { lhr } = await lighthouse(`${BASE_URL}/es/`, { port: PORT, logLevel: 'error' });
  await browser.close();
  if (lhr.runtimeError) {
    console.log(`    ${lhr.runtimeError.message}`);
    return;
  }
  const scores = Object.values(lhr.categories);
  const marks = scores.map(({ title, score }) => `${title} ${Math.round(score * 100)}`);
  const times = TIMES.map((id) => `${lhr.audits[id]?.title} ${lhr.audits[id]?.displayValue}`);
  console.log(`    ${[...marks, ...times].join('\n    ')}`);
});
