// A Stripe of a test's own, whose webhooks reach nobody: what becomes of a payment there is known
// to a replica only when it asks.
import { spawn, type ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import { setting } from './settings.ts';

export class SilentStripe {
  private constructor(
    // What the product asks, and where browsers pay: another site than the product's.
    readonly api: string,
    readonly pages: string,
    private readonly program: ChildProcess,
  ) {}

  static async start(): Promise<SilentStripe> {
    const program = spawn(
      join(dirname(setting('PRODUCT')), 'ventanilla-sandbox'),
      ['--http', '127.0.0.1:0', '--smtp', '127.0.0.1:0'],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    const port = await new Promise<string>((listens, fails) => {
      program.stdout.on('data', (said: Buffer) => {
        const told = /http=127\.0\.0\.1:(\d+)/.exec(said.toString())?.[1];
        if (told !== undefined) listens(told);
      });
      program.once('exit', (code) => fails(new Error(`the sandbox ended with ${code}`)));
    });
    return new SilentStripe(`http://127.0.0.1:${port}`, `http://localhost:${port}`, program);
  }

  stop(): void {
    this.program.kill('SIGTERM');
  }
}
