// The real program with a data folder of its own on a free port.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const program = process.env.EBB ?? [join(root, "build/ebb"), join(root, "build/native/bin/ebb")].find(existsSync);

const freePort = () =>
  new Promise((done) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

async function answers(url) {
  for (let i = 0; i < 200; i += 1) {
    if (await fetch(`${url}/healthz`).then((r) => r.ok, () => false)) return;
    await new Promise((r) => setTimeout(r, 50));
  }
  throw new Error(`${url} does not answer`);
}

/** `rateScale`: multiplies what may be asked for in a while; 1 is what a person meets. `words`: more of the command line. {url, data, log, stop, start, kill, end}. `log`: the file with all it says. `stop` leaves the data, `start` goes on with it on the same port. */
export async function relay({ rateScale = 10_000, words = [] } = {}) {
  if (!program) throw new Error("no build/ebb: run ./run --build-only first, or set EBB");
  const data = mkdtempSync(join(tmpdir(), "ebb-data-"));
  const log = `${data}.log`;
  const out = openSync(log, "a");
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child;
  process.once("exit", () => child?.kill("SIGKILL"));  // a failed test leaves no server behind
  const start = async () => {
    child = spawn(program, ["serve", "--data", data, "--listen", `127.0.0.1:${port}`, "--rate-scale", String(rateScale), ...words], { stdio: ["ignore", out, out] });
    await answers(url);
  };
  const gone = (signal) =>
    new Promise((done) => {
      if (!child || child.exitCode !== null || child.signalCode) return done();
      child.once("exit", done);
      child.kill(signal);
    });
  await start();
  const stop = () => gone("SIGTERM");
  /** The operator's work: `ebb relay ...words` on this data. */
  const work = (...words) => execFileSync(program, ["relay", ...words, "--data", data]);
  return { url, data, log, start, stop, work, kill: () => gone("SIGKILL"), end: async () => (await stop(), rmSync(data, { recursive: true, force: true }), rmSync(log, { force: true })) };
}
