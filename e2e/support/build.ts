// Builds of the site, one after another, in a folder of a test's own. A build after the first has
// the same content under other names, as if each of its assets had changed.
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setting } from './settings.ts';

interface Manifest {
  assets: Record<string, unknown>;
  previous: Record<string, unknown>;
}

const HASH = /\.([0-9a-f]{10})\./;
const TEXT = /\.(js|html|css|json)$/;

export class Builds {
  private constructor(readonly folder: string) {}

  static async first(): Promise<Builds> {
    const folder = await mkdtemp(join(tmpdir(), 'ventanilla-site-'));
    await cp(setting('VENTANILLA_SITE_DIR'), folder, { recursive: true });
    return new Builds(folder);
  }

  // Puts the next build in the place of the last, whose assets stay as the bundler keeps them.
  async replace(): Promise<void> {
    const before = await this.manifest();
    const kept = new Map<string, Buffer>();
    for (const name of Object.keys(before.assets)) {
      kept.set(name, await readFile(join(this.folder, name)));
    }
    await this.rename(Object.keys(before.assets));
    for (const name of Object.keys(before.previous)) await rm(join(this.folder, name));
    for (const [name, content] of kept) await writeFile(join(this.folder, name), content);
    const now = await this.manifest();
    const manifest = { ...now, previous: before.assets };
    await writeFile(join(this.folder, 'manifest.json'), JSON.stringify(manifest));
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private async manifest(): Promise<Manifest> {
    const text = await readFile(join(this.folder, 'manifest.json'), 'utf8');
    return JSON.parse(text) as Manifest;
  }

  // The names stand in scripts, pages and the manifest; twins of another content would contradict.
  private async rename(assets: string[]): Promise<void> {
    const hashes = new Map<string, string>();
    for (const name of assets) {
      const hash = HASH.exec(name)?.[1];
      if (hash !== undefined) hashes.set(hash, turned(hash));
    }
    const inNames = (text: string): string =>
      text.replace(/[0-9a-f]{10}/g, (hash) => hashes.get(hash) ?? hash);
    const files = await readdir(this.folder, { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile())) {
      const path = join(file.parentPath, file.name);
      if (/\.(br|gz)$/.test(file.name)) {
        await rm(path);
        continue;
      }
      if (TEXT.test(file.name)) await writeFile(path, inNames(await readFile(path, 'utf8')));
      if (path.includes('/assets/')) await rename(path, join(file.parentPath, inNames(file.name)));
    }
  }
}

// Another name of the same length.
function turned(hash: string): string {
  return [...hash].map((digit) => ((Number.parseInt(digit, 16) + 1) % 16).toString(16)).join('');
}
