// Papers as a person holds them: the PDF that was issued, and its QR code as a picture.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type APIRequestContext } from '@playwright/test';
import type { Lang } from './addresses.ts';

const run = promisify(execFile);

export interface Paper {
  pdf: Buffer;
  // The first page, as a camera of a phone would have it.
  picture: Buffer;
  number: string;
}

interface Wish {
  // A replica's own, when it is one that is asked.
  address?: string;
  lang?: Lang;
}

// The voucher of one's own appointment. Each language is drawn and signed once, by whoever is the
// first to need it: the mail of the appointment's own language may be.
export async function voucher(
  request: APIRequestContext,
  appointment: string,
  { address = '', lang = 'es' }: Wish = {},
): Promise<Paper> {
  const path = `/api/v1/appointments/mine/${appointment}/voucher.pdf?lang=${lang}`;
  const answer = await request.get(`${address}${path}`);
  expect(answer.ok(), 'the voucher is there').toBe(true);
  return paper(await answer.body());
}

// What can be read and copied from a PDF.
export async function textOf(pdf: Buffer): Promise<string> {
  return inFile(pdf, async (file) => (await run('pdftotext', [file, '-'])).stdout);
}

async function paper(pdf: Buffer): Promise<Paper> {
  const text = await textOf(pdf);
  const number = /VC(-[0-9A-Z]{4}){3}-[0-9A-Z]/.exec(text)?.[0];
  if (number === undefined) throw new Error(`no number is printed: ${text}`);
  const picture = await inFile(pdf, async (file) => {
    await run('pdftoppm', ['-r', '200', '-png', '-singlefile', file, file]);
    return readFile(`${file}.png`);
  });
  return { pdf, picture, number };
}

async function inFile<Found>(pdf: Buffer, look: (file: string) => Promise<Found>): Promise<Found> {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-paper-'));
  try {
    const file = join(folder, 'paper.pdf');
    await writeFile(file, pdf);
    return await look(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}
