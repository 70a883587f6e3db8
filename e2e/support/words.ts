// What the pages say, as far as a test has to find it.
import type { Lang } from './addresses.ts';

const ES = {
  start: 'Empezar',
  service: /Pasaporte.*10 años/,
  goOn: 'Continuar',
  country: 'País donde está',
  adult: '21 o más',
  yes: 'Sí',
  dates: 'Ver las fechas',
  nextMonth: 'Mes siguiente',
  book: 'Continuar con la reserva',
  email: 'Correo electrónico',
  sendCode: 'Enviarme el código',
  code: 'Código',
  givenNames: 'Nombres',
  surnames: 'Apellidos',
  day: 'Día',
  month: 'Mes',
  year: 'Año',
  number: 'Número del documento',
  anotherPerson: 'Agregar a otra persona',
  hold: 'Apartar esta hora',
  toPayment: /Continuar al pago/,
  byCard: /con tarjeta/,
  confirmed: 'Su cita está confirmada',
  tryAgain: 'Intentar de nuevo',
};

type Words = typeof ES;

const EN: Words = {
  start: 'Start now',
  service: /Passport.*10 years/,
  goOn: 'Continue',
  country: 'Country where you are',
  adult: '21 or older',
  yes: 'Yes',
  dates: 'See the dates',
  nextMonth: 'Next month',
  book: 'Continue booking',
  email: 'E-mail address',
  sendCode: 'Send me the code',
  code: 'Code',
  givenNames: 'Given names',
  surnames: 'Surnames',
  day: 'Day',
  month: 'Month',
  year: 'Year',
  number: 'Document number',
  anotherPerson: 'Add another person',
  hold: 'Keep this time for me',
  toPayment: /Go on to pay/,
  byCard: /by card/,
  confirmed: 'Your appointment is confirmed',
  tryAgain: 'Try again',
};

export const WORDS: Record<Lang, Words> = { es: ES, en: EN };
