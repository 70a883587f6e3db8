// Another replica of the product, on the database and the sandbox of the first: with other figures
// of the catalogue, other settings, or another build of the site. It runs no jobs of its own.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { setting } from './settings.ts';

export interface Wish {
  // Figures of `policy.toml`, as `section.key` and what stands for `value`.
  policy?: Record<string, string>;
  // What is written below a file of offices, such as another office.
  offices?: Record<string, string>;
  // Variables beside those of the first replica.
  settings?: Record<string, string>;
  // A folder with a built site.
  site?: string;
}

export class Replica {
  private constructor(
    readonly address: string,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly folder: string,
    private program: ChildProcess | undefined,
  ) {}

  static async start(wish: Wish): Promise<Replica> {
    const folder = await mkdtemp(join(tmpdir(), 'ventanilla-replica-'));
    const catalogue = join(folder, 'catalogue');
    await cp(setting('VENTANILLA_CATALOGUE_DIR'), catalogue, { recursive: true });
    await rewrite(join(catalogue, 'policy.toml'), wish.policy ?? {});
    for (const [file, office] of Object.entries(wish.offices ?? {})) {
      await appendFile(join(catalogue, 'offices', file), office);
    }
    const address = `http://127.0.0.1:${await freePort()}`;
    const environment = {
      ...process.env,
      VENTANILLA_LISTEN: address.replace('http://', ''),
      VENTANILLA_METRICS_LISTEN: `127.0.0.1:${await freePort()}`,
      VENTANILLA_PUBLIC_URL: address,
      VENTANILLA_CATALOGUE_DIR: catalogue,
      VENTANILLA_RUN_JOBS: 'false',
      ...(wish.site === undefined ? {} : { VENTANILLA_SITE_DIR: wish.site }),
      ...wish.settings,
    };
    const replica = new Replica(address, environment, folder, undefined);
    await replica.resume();
    return replica;
  }

  // Reads the site and the catalogue anew, as a deploy does; perhaps with other settings.
  async restart(settings: Record<string, string> = {}): Promise<void> {
    await this.pause();
    Object.assign(this.environment, settings);
    await this.resume();
  }

  // Runs one job once, with this replica's figures.
  async job(name: string): Promise<void> {
    const run = promisify(execFile);
    await run(setting('PRODUCT'), ['jobs', 'run', '--once', name], { env: this.environment });
  }

  async stop(): Promise<void> {
    await this.pause();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async resume(): Promise<void> {
    const program = spawn(setting('PRODUCT'), ['serve'], {
      env: this.environment,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.program = program;
    await new Promise<void>((listens, fails) => {
      program.stdout.on('data', (said: Buffer) => {
        if (said.toString().includes('listening ')) listens();
      });
      program.once('exit', (code) => fails(new Error(`the replica ended with ${code}`)));
    });
  }

  private async pause(): Promise<void> {
    const program = this.program;
    if (program === undefined || program.exitCode !== null) return;
    const ended = new Promise((done) => program.once('exit', done));
    program.kill('SIGTERM');
    await ended;
  }
}

async function rewrite(file: string, figures: Record<string, string>): Promise<void> {
  let text = await readFile(file, 'utf8');
  for (const [name, figure] of Object.entries(figures)) {
    const [section, key] = name.split('.') as [string, string];
    const line = new RegExp(`(\\[${section}\\][^[]*?^${key} = \\{ value = )(\\[.*?\\]|".*?"|\\d+)`, 'ms');
    if (!line.test(text)) throw new Error(`${name} is not in ${file}`);
    text = text.replace(line, `$1${figure}`);
  }
  await writeFile(file, text);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}
