// Where `cargo xtask e2e` started the product and its sandbox.
export const BASE_URL = process.env.BASE_URL ?? 'http://127.0.0.1:8080';
export const SANDBOX_URL = process.env.SANDBOX_URL ?? 'http://localhost:8090';

export type Lang = 'es' | 'en';
export const LANGS: readonly Lang[] = ['es', 'en'];
