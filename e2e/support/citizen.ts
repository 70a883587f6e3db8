// What a person did before the page under test is opened: by the API, in the page's own session.
import { randomUUID } from 'node:crypto';
import { expect, type APIRequestContext, type APIResponse } from '@playwright/test';
import { BASE_URL, SANDBOX_URL } from './addresses.ts';
import type { Mailbox } from './mailbox.ts';
import { someone, type Person } from './people.ts';

export interface Appointment {
  id: string;
  booking: string;
  reference: string;
  office: string;
  state: string;
  starts_at: { at: string; zone: string };
  price: { cents: number };
}

export interface Booking {
  id: string;
  reference: string;
  appointments: Appointment[];
}

export interface Time {
  slot: string;
  starts_at: string;
  free: number;
}

interface Wish {
  office?: string;
  service?: string;
  people?: Person[];
  slot?: string;
}

const API = '/api/v1';

export class Citizen {
  constructor(
    private readonly request: APIRequestContext,
    private readonly mailbox: Mailbox,
    readonly email: string,
    // A replica's own, when it is one that is asked.
    private readonly address = BASE_URL,
  ) {}

  async signIn(): Promise<void> {
    await this.post('/identity/codes', { email: this.email, lang: 'es' });
    const code = await this.mailbox.code(this.email);
    await this.post('/identity/session', { email: this.email, code });
  }

  // Signed in, held and paid.
  async books(wish: Wish = {}): Promise<Booking> {
    const held = await this.holds(wish);
    await this.pays(held.id);
    return this.booking(held.id);
  }

  async holds(wish: Wish = {}): Promise<Booking> {
    const { office = 'miami', service = 'passport-10', people = [someone()] } = wish;
    const slot = wish.slot ?? (await this.timeFor(people.length, office, service)).slot;
    const answer = await this.post('/appointments/bookings', {
      office,
      slot,
      people: people.map((person) => asked(person, service)),
      contact: { phone: '', lang: 'es' },
    });
    return (await answer.json()) as Booking;
  }

  async pays(booking: string): Promise<void> {
    const answer = await this.post(`/appointments/bookings/${booking}/checkout`, null);
    const { url } = (await answer.json()) as { url: string };
    const session = /cs_[^/?#]+/.exec(url)?.[0];
    const paid = await this.request.post(`${SANDBOX_URL}/sandbox/api/checkout/${session}/pay`, { data: {} });
    expect(paid.ok(), 'the sandbox took the card').toBe(true);
    const state = async () => (await this.booking(booking)).appointments[0]?.state;
    await expect.poll(state, { message: 'the payment was heard of' }).toBe('confirmed');
  }

  async moves(appointment: string, office: string, slot: string): Promise<void> {
    await this.post(`/appointments/mine/${appointment}/move`, { office, slot });
  }

  async cancels(appointment: string, refund: number): Promise<void> {
    const wish = { seen_refund_cents: refund };
    await this.post(`/appointments/mine/${appointment}/cancellation`, wish);
  }

  async booking(id: string): Promise<Booking> {
    return this.get<Booking>(`/appointments/bookings/${id}`);
  }

  async appointment(id: string): Promise<Appointment> {
    return this.get<Appointment>(`/appointments/mine/${id}`);
  }

  private async timeFor(people: number, office: string, service: string): Promise<Time> {
    const times = await this.times(office, service);
    return anyOf(times.filter((time) => time.free >= people));
  }

  // The times of the last published day with room: far enough ahead for any change and refund.
  async times(office: string, service: string, fromEnd = 0): Promise<Time[]> {
    const days = await this.days(office, service);
    const date = days.at(-1 - fromEnd);
    const path = `/appointments/offices/${office}/availability/${date}?service=${service}`;
    const day = await this.get<{ times: Time[] }>(path);
    return day.times.filter((time) => time.free > 0);
  }

  // The times of the day on which a slot lies.
  async timesAround(office: string, service: string, slot: string): Promise<Time[]> {
    for (const date of (await this.days(office, service)).reverse()) {
      const path = `/appointments/offices/${office}/availability/${date}?service=${service}`;
      const { times } = await this.get<{ times: Time[] }>(path);
      if (times.some((time) => time.slot === slot)) return times;
    }
    return [];
  }

  // Published days with room, of this month and the two that follow.
  async days(office: string, service: string): Promise<string[]> {
    const found: string[] = [];
    const now = new Date();
    for (const ahead of [0, 1, 2]) {
      const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1));
      const text = month.toISOString().slice(0, 7);
      const path = `/appointments/offices/${office}/availability?service=${service}&month=${text}`;
      const { days } = await this.get<{ days: { date: string; free: number }[] }>(path);
      found.push(...days.filter((day) => day.free > 0).map((day) => day.date));
    }
    return found;
  }

  private async get<T>(path: string): Promise<T> {
    const answer = await this.request.get(`${this.address}${API}${path}`);
    await expectSuccess(answer);
    return (await answer.json()) as T;
  }

  private async post(path: string, data: unknown): Promise<APIResponse> {
    const headers = {
      origin: this.address,
      'idempotency-key': randomUUID(),
      'content-type': 'application/json',
    };
    const answer = await this.request.post(`${this.address}${API}${path}`, {
      data: JSON.stringify(data),
      headers,
    });
    await expectSuccess(answer);
    return answer;
  }
}

// Tests run beside each other: one time would fill up.
export function anyOf<T>(all: T[]): T {
  const one = all[Math.floor(Math.random() * all.length)];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
}

async function expectSuccess(answer: APIResponse): Promise<void> {
  expect(answer.ok(), `${answer.status()} from ${answer.url()}: ${await answer.text()}`).toBe(true);
}

function asked(person: Person, service: string): object {
  const { day, month, year } = person.born;
  return {
    service: person.service ?? service,
    given_names: person.givenNames,
    surnames: person.surnames,
    birth_date: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    documents: [{ kind: 'dni', country: 'HND', number: person.dni }],
  };
}
