// Starts the app. What the shell shows works without it, so a failure only has to be said.
const start = async () => {
  const app = await import("./app.js");
  await app.default({ module_or_path: new URL("./app.wasm", import.meta.url) });
};

start().catch((error) => {
  console.error(error);
  // A browser that cannot read the module is too old; anything else is the connection.
  const tooOld = error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError;
  document.getElementById("not-arrived").hidden = tooOld;
  document.getElementById("too-old").hidden = !tooOld;
  document.getElementById("not-started").hidden = false;
});
