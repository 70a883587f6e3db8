// Whether anything on a page is in Spanish. The sentences are read where the app has them, in its
// own sources: what stands there beside its translation must not be on an English page. Words that
// no English sentence has find what comes from elsewhere, such as the API.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

const APP = join(import.meta.dirname, '../../app/src');
const SOURCES = ['precheck', 'reader', 'boot', 'ui', 'words/problems'];

// Two texts one after the other: `pick("…", "…")`, `("…", "…")` of a table.
const PAIR = /\(\s*(?:format!\()?"((?:[^"\\]|\\.)+)"\)?,\s*(?:format!\()?"((?:[^"\\]|\\.)+)"/g;

// Only Spanish has these as words of their own.
const SPANISH = /[¿¡]|(?<!\p{L})(el|los|las|una|uno|para|con|sin|que|su|sus|del|por|está|aquí|usted)(?!\p{L})/iu;

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith('.rs'))
    .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'));
}

// A text within another, as words of their own.
function holds(text: string, words: string): boolean {
  const at = text.indexOf(words);
  const before = text.slice(Math.max(0, at - 1), at);
  const after = text.slice(at + words.length, at + words.length + 1);
  return at >= 0 && !/\p{L}/u.test(before + after);
}

function sentences(): string[] {
  const texts = SOURCES.flatMap((folder) => sources(join(APP, folder)));
  texts.push(readFileSync(join(APP, 'words/precheck.rs'), 'utf8'));
  const pairs = texts.flatMap((text) => [...text.matchAll(PAIR)].map(([, es, en]) => [es!, en!]));
  const english = pairs.map(([, en]) => en!);
  // What is put in between, such as `{days}`, cuts a sentence into its parts. Names of fields and of
  // choices stand in pairs too.
  const parts = pairs.flatMap(([es]) => es!.split(/\{[^}]*\}/)).map((part) => part.trim());
  const told = parts.filter((part) => part.length > 3 && !/^[a-z0-9/_-]+$/.test(part));
  return [...new Set(told)].filter((part) => !english.some((en) => holds(en, part)));
}

const SENTENCES = sentences();

// Each text in sight, and each that a screen reader alone has; not what is marked as Spanish, and
// not the options of lists, which are names.
async function texts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (element === null || element.closest('body [lang=es], option, script, style, noscript') !== null) continue;
      if (node instanceof Element) {
        const named = ['aria-label', 'alt', 'title', 'placeholder'].map((name) => node.getAttribute(name));
        found.push(...named.filter((text) => text !== null));
      } else {
        found.push(node.textContent ?? '');
      }
    }
    return found.map((text) => text.trim()).filter((text) => text !== '');
  });
}

// The texts that are, or hold, Spanish. Addresses are in no language, and what they were drawn with
// by chance may look like a word.
export function inSpanish(texts: string[]): string[] {
  return texts
    .map((text) => text.replace(/https?:\/\/\S+/g, ''))
    .filter((text) => SPANISH.test(text) || SENTENCES.some((sentence) => holds(text, sentence)));
}

export async function spanishOn(page: Page): Promise<string[]> {
  return inSpanish(await texts(page));
}

export async function expectEnglish(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect(await spanishOn(page), 'what is in Spanish').toEqual([]);
}
