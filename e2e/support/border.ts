// Travellers who declared, and the lines of their passports.
import { randomUUID } from 'node:crypto';
import { expect, type APIRequestContext } from '@playwright/test';
import { BASE_URL } from './addresses.ts';

export interface Passenger {
  id: string;
  number: string;
  givenNames: string;
  surnames: string;
  passport: string;
  // Their code as their telephone shows it: the address of an image.
  code: string;
}

export interface Declared {
  declaration: string;
  flight: string;
  // YYYY-MM-DD
  date: string;
  people: Passenger[];
}

const DAY = 24 * 60 * 60 * 1000;
// The clocks of the border posts.
const HONDURAS = 6 * 60 * 60 * 1000;

// Each worker has flights of its own, and no two tests of a worker the same.
const FLIGHTS_OF_A_WORKER = 100;
let flights = 0;

function ownFlight(): string {
  const worker = Number(process.env.TEST_WORKER_INDEX);
  flights += 1;
  return `AV${1000 + ((worker * FLIGHTS_OF_A_WORKER + flights) % 9000)}`;
}

// A family on a flight of its own, in two days, declared in the session of `request`.
export async function declares(request: APIRequestContext, people = 1): Promise<Declared> {
  const flight = ownFlight();
  const date = new Date(Date.now() - HONDURAS + 2 * DAY).toISOString().slice(0, 10);
  const travellers = Array.from({ length: people }, () => traveller());
  const answer = await request.post(`${BASE_URL}/api/v1/precheck/declarations`, {
    headers: { origin: BASE_URL, 'idempotency-key': randomUUID() },
    data: {
      trip: {
        direction: 'entry',
        travel_date: date,
        purpose: 'family',
        origin: { country: 'USA', city: 'Houston' },
        destination: { country: 'HND' },
        means: 'air',
        carrier: 'AV',
        conveyance: flight,
        post: 'palmerola',
      },
      stay: { address: 'Barrio Abajo, casa 12', city: 'Comayagua' },
      travellers,
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  const { declaration } = (await answer.json()) as { declaration: string };
  const shown = await request.get(`${BASE_URL}/api/v1/precheck/declarations/${declaration}`);
  const { members } = (await shown.json()) as {
    members: { id: string; number: string; qr: string }[];
  };
  return {
    declaration,
    flight,
    date,
    people: members.map(({ id, number, qr }, at) => ({
      id,
      number,
      givenNames: travellers[at]!.given_names,
      surnames: travellers[at]!.surnames,
      passport: travellers[at]!.document.number,
      // As large as a camera sees it: the drawing has no size of its own.
      code: `data:image/svg+xml,${encodeURIComponent(qr.replace('<svg', '<svg width="720" height="720"'))}`,
    })),
  };
}

// Takes one member back, in the session that declared.
export async function withdraws(
  request: APIRequestContext,
  declared: Declared,
  member: string,
): Promise<void> {
  const path = `/api/v1/precheck/declarations/${declared.declaration}/members/${member}`;
  const answer = await request.delete(`${BASE_URL}${path}`, { headers: { origin: BASE_URL } });
  expect(answer.ok(), await answer.text()).toBe(true);
}

function traveller() {
  const letters = () =>
    Array.from({ length: 6 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('');
  return {
    given_names: 'Ana María',
    surnames: `Zelaya ${letters()}`,
    sex: 'F',
    birth_date: '1990-05-17',
    nationality: 'HND',
    residence: 'USA',
    profession: 'Enfermera',
    document: {
      kind: 'passport',
      number: `F${Math.floor(100_000 + Math.random() * 900_000)}`,
      issuer: 'HND',
      expires: '2039-01-31',
    },
  };
}

// TD3 of ICAO Doc 9303; `surnames` may be another's.
export function lines(person: Passenger, surnames = person.surnames): string {
  const name = (text: string) =>
    text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toUpperCase().replace(/ /g, '<');
  const first = `P<HND${name(surnames)}<<${name(person.givenNames)}`.padEnd(44, '<');
  const number = person.passport.padEnd(9, '<');
  const numbered = number + digit(number);
  const born = '900517' + digit('900517');
  const expires = '390131' + digit('390131');
  const personal = '<'.repeat(14) + '0';
  const whole = digit(numbered + born + expires + personal);
  return `${first}\n${numbered}HND${born}F${expires}${personal}${whole}`;
}

function digit(field: string): string {
  const value = (c: string) => (c === '<' ? 0 : /\d/.test(c) ? Number(c) : c.charCodeAt(0) - 55);
  const sum = [...field].reduce((sum, c, at) => sum + value(c) * [7, 3, 1][at % 3]!, 0);
  return String(sum % 10);
}
