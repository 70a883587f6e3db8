// What a first visit costs over the wire, in the browser: a cold cache, brotli, until the network
// is idle. Fails above the limits.
//
//   node size.mjs --url http://127.0.0.1:8080 --manifest ../target/site/manifest.json
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";

const kB = 1000;
const VISITS = [
  { name: "/es/", limit: 140 * kB, walk: ["/es/"] },
  { name: "the journey's first page", limit: 200 * kB, walk: ["/es/citas/servicio"] },
  {
    name: "every page of a booking",
    limit: 350 * kB,
    walk: [
      "/es/",
      "/es/citas",
      ...["servicio", "oficina", "requisitos", "calendario", "correo"].map((p) => `/es/citas/${p}`),
      ...["personas", "hora", "revisar", "pago"].map((p) => `/es/citas/${p}`),
      "/es/citas/confirmada/VX-0000",
    ],
  },
];
const CHUNK_LIMIT = 60 * kB;
const BROWSER = {
  executablePath: "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

const { values } = parseArgs({
  options: {
    url: { type: "string", default: "http://127.0.0.1:8080" },
    manifest: { type: "string", default: "../target/site/manifest.json" },
  },
});

// Bytes of every answer, headers included, of one walk in a browser that has seen nothing.
async function visit(browser, walk) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  let bytes = 0;
  network.on("Network.loadingFinished", (done) => (bytes += done.encodedDataLength));
  for (const address of walk) {
    await page.goto(values.url + address);
    await page.waitForLoadState("networkidle");
  }
  await context.close();
  return bytes;
}

function chunks(manifest) {
  const shared = new Set(manifest.first_load.main);
  return Object.entries(manifest.first_load)
    .filter(([name]) => name !== "main")
    .map(([name, files]) => {
      const own = files.filter((file) => !shared.has(file));
      const bytes = own.reduce((sum, file) => sum + manifest.assets[file].brotli, 0);
      return { name: `chunk ${name}`, limit: CHUNK_LIMIT, bytes };
    });
}

// Figures of a phone on a slow link, to read beside; they vary with the machine and fail nothing.
async function lighthouse(address) {
  const tool = await import("lighthouse").catch(() => undefined);
  if (!tool) return console.log("lighthouse: not installed, `npm i --no-save lighthouse@12` in e2e/");
  const port = 9333;
  const browser = await chromium.launch({
    ...BROWSER,
    args: [...BROWSER.args, `--remote-debugging-port=${port}`],
  });
  const { lhr } = await tool.default(address, { port, logLevel: "error" });
  await browser.close();
  if (lhr.runtimeError) return console.log(`lighthouse: ${lhr.runtimeError.message}`);
  const scores = Object.values(lhr.categories).map((c) => `${c.title} ${Math.round(c.score * 100)}`);
  const times = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time"]
    .concat("cumulative-layout-shift")
    .map((id) => `${lhr.audits[id].title} ${lhr.audits[id].displayValue}`);
  console.log(`lighthouse: ${[...scores, ...times].join(", ")}`);
}

const manifest = JSON.parse(readFileSync(values.manifest, "utf8"));
if (manifest.quick) {
  console.error("target/site is a quick build: run `cargo xtask build --site` first");
  process.exit(1);
}
const browser = await chromium.launch(BROWSER);
const measured = [];
for (const { name, limit, walk } of VISITS) {
  measured.push({ name, limit, bytes: await visit(browser, walk) });
}
await browser.close();
measured.push(...chunks(manifest));

const show = (bytes) => `${(bytes / kB).toFixed(1).padStart(7)} kB`;
for (const { name, limit, bytes } of measured) {
  const verdict = bytes <= limit ? "" : "  TOO BIG";
  console.log(`${name.padEnd(26)} ${show(bytes)}  of ${show(limit)}${verdict}`);
}
await lighthouse(values.url + "/es/");
const failed = measured.filter(({ bytes, limit }) => bytes > limit).length;
console.log(`${measured.length - failed} passed`);
if (failed) console.log(`${failed} failed`);
process.exit(failed ? 1 : 0);
