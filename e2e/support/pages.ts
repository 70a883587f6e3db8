// The addresses that a person can open without having booked anything, below `/{lang}/`.
export const PUBLIC = [
  '',
  'oficinas',
  'verificar',
  'ayuda',
  'reembolsos',
  'denunciar',
  'privacidad',
  'accesibilidad',
  'api',
];

export const JOURNEY = [
  'citas',
  'citas/servicio',
  'citas/oficina',
  'citas/requisitos',
  'citas/calendario',
  'citas/correo',
  'citas/personas',
  'citas/hora',
  'citas/revisar',
  'citas/pago',
];

export const OWN = ['mis-citas', 'entrar', 'correo-perdido', 'funcionarios', 'frontera', 'frontera/vuelos'];

export const PRECHECK = [
  'prechequeo',
  'prechequeo/sentido',
  'prechequeo/viaje',
  'prechequeo/transporte',
  'prechequeo/personas',
  'prechequeo/estancia',
  'prechequeo/contacto',
  'prechequeo/revisar',
  'prechequeo/abrir',
];

export const STYLE = 'estilo';

export const EVERY = [...PUBLIC, ...JOURNEY, ...OWN, ...PRECHECK, STYLE];
