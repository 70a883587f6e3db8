// What `cargo xtask e2e` started the product with.
export function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run \`cargo xtask e2e\``);
  return value;
}
