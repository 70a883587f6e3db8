// Bytes over the wire, headers and compression as they are, of everything a page asks our own
// origin for: the payment page is Stripe's.
import { expect, type CDPSession, type Page } from '@playwright/test';
import { BASE_URL } from '../support/addresses.ts';

export const kB = 1000;

const OURS = new URL(BASE_URL).origin;
const QUIET = 500;
const KINDS = ['wasm', 'js', 'css', 'html', 'api', 'fonts', 'other'] as const;
type Kind = (typeof KINDS)[number];

function kindOf(address: string): Kind {
  const { pathname } = new URL(address);
  if (pathname.startsWith('/api/')) return 'api';
  if (!pathname.startsWith('/assets/')) return 'html';
  const ending = pathname.split('.').pop() ?? '';
  if (ending === 'wasm' || ending === 'js' || ending === 'css') return ending;
  return ending === 'woff2' ? 'fonts' : 'other';
}

export class Wire {
  private readonly sums = new Map<Kind, number>();
  private readonly open = new Map<string, { kind: Kind; bytes: number }>();
  private lastAt = Date.now();

  // From now on; a new page of a new context has seen nothing, so its cache is cold.
  static async of(page: Page): Promise<Wire> {
    const wire = new Wire();
    const network = await page.context().newCDPSession(page);
    await network.send('Network.enable');
    wire.listen(network);
    return wire;
  }

  get bytes(): number {
    return [...this.sums.values()].reduce((sum, bytes) => sum + bytes, 0);
  }

  get parts(): string {
    const shown = KINDS.map((kind) => `${kind} ${((this.sums.get(kind) ?? 0) / kB).toFixed(1)}`);
    return shown.join(', ');
  }

  // Until nothing has been on its way for half a second.
  async idle(): Promise<void> {
    const still = (): boolean => this.open.size === 0 && Date.now() - this.lastAt >= QUIET;
    await expect.poll(still, { timeout: 30_000, intervals: [100] }).toBe(true);
  }

  private listen(network: CDPSession): void {
    network.on('Network.requestWillBeSent', ({ requestId, request, redirectResponse }) => {
      if (redirectResponse && redirectResponse.url.startsWith(`${OURS}/`)) {
        this.add(kindOf(redirectResponse.url), redirectResponse.encodedDataLength);
      }
      this.open.delete(requestId);
      if (request.url.startsWith(`${OURS}/`)) {
        this.open.set(requestId, { kind: kindOf(request.url), bytes: 0 });
      }
    });
    network.on('Network.responseReceived', ({ requestId, response }) => {
      const asked = this.open.get(requestId);
      if (asked) asked.bytes += response.encodedDataLength;
    });
    network.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
      const asked = this.open.get(requestId);
      if (asked) asked.bytes += encodedDataLength;
    });
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      this.close(requestId, encodedDataLength);
    });
    // What came before it was broken off was paid for too.
    network.on('Network.loadingFailed', ({ requestId }) => {
      this.close(requestId, this.open.get(requestId)?.bytes ?? 0);
    });
  }

  private close(requestId: string, bytes: number): void {
    const asked = this.open.get(requestId);
    if (!asked) return;
    this.open.delete(requestId);
    this.add(asked.kind, bytes);
  }

  private add(kind: Kind, bytes: number): void {
    this.sums.set(kind, (this.sums.get(kind) ?? 0) + bytes);
    this.lastAt = Date.now();
  }
}

export function report(what: string, bytes: number, limit: number): void {
  const show = (figure: number): string => `${(figure / kB).toFixed(1).padStart(7)} kB`;
  console.log(`    ${what.padEnd(28)} ${show(bytes)}  of ${show(limit)}`);
}
