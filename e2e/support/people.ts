// People nobody has booked for before, in this run or another.
export interface Person {
  givenNames: string;
  surnames: string;
  born: { day: string; month: string; year: string };
  dni: string;
  // Where it is not the booking's: the identifier of a service.
  service?: string;
}

export function someone(about: Partial<Person> = {}): Person {
  const digits = String(Math.floor(Math.random() * 1e11)).padStart(11, '0');
  return {
    givenNames: 'María José',
    surnames: 'Zelaya Paz',
    born: { day: '14', month: '3', year: '1985' },
    dni: `08${digits}`,
    ...about,
  };
}

// Born so many years ago, yesterday.
export function aged(years: number): Person['born'] {
  const date = new Date();
  date.setUTCFullYear(date.getUTCFullYear() - years);
  date.setUTCDate(date.getUTCDate() - 1);
  return {
    day: String(date.getUTCDate()),
    month: String(date.getUTCMonth() + 1),
    year: String(date.getUTCFullYear()),
  };
}
