// What is in the way of an operator's commands is named, ends with exit code 4, and changes or leaves nothing.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import { fileURLToPath } from "node:url";
import { before, test } from "node:test";
import { Person } from "./person.mjs";
import { ebb, folder, run, Server, smallDisk, unmount } from "./server.mjs";

const recording = fileURLToPath(new URL("../data/bmc_emg.csv", import.meta.url));
const data = folder(), copy = `${folder()}/copy.db`;
let whole, person;
before(async () => {
  const server = await Server.start(data);
  person = await new Person().join(server);
  const chain = person.chain();
  for (let i = 0; i < 20; ++i) await person.append([chain.envelope(), chain.envelope()]);
  await server.kill("SIGTERM");
  whole = fs.readFileSync(`${data}/relay.db`);
  assert.equal(run("relay", "backup", copy, "--data", data).status, 0);
});

/// A folder with a database of these bytes.
const dataOf = (bytes) => {
  const at = folder();
  fs.writeFileSync(`${at}/relay.db`, bytes);
  return at;
};
const refused = (r, id) => {
  assert.equal(r.status, 4, r.stderr);
  assert.ok(r.stderr.includes(`[${id}]`), r.stderr);
};
/// As run(), while others run too.
const ran = (...args) => new Promise((done) => {
  const p = spawn(ebb, args, { stdio: ["ignore", "ignore", "pipe"], timeout: 30_000 });
  let stderr = "";
  p.stderr.on("data", (d) => (stderr += d));
  p.on("close", (status) => done({ status, stderr }));
});
/// Another process that holds the database until `release`.
const holder = (file, ...sql) => new Promise((done) => {
  const p = spawn("/usr/bin/python3", ["-c", "import sqlite3,sys; c=sqlite3.connect(sys.argv[1], isolation_level=None); [c.execute(s).fetchall() for s in sys.argv[2:]]; print('held', flush=True); sys.stdin.read()", file, ...sql]);
  const over = new Promise((end) => p.on("exit", end));
  p.stdout.on("data", () => done({ release: () => (p.stdin.end(), over) }));
});

test("a database that another process holds is busy, and stays as it is", { timeout: 60_000 }, async () => {
  const out = folder();
  const all = (at) => ({
    serve: ran("serve", "--data", at, "--listen", "127.0.0.1:0"),
    erase: ran("relay", "erase", person.name, "--data", at),
    backup: ran("relay", "backup", `${out}/${at.split("/").at(-1)}.db`, "--data", at),
  });
  const [written, locked] = [dataOf(whole), dataOf(whole)];
  const holders = [await holder(`${written}/relay.db`, "BEGIN EXCLUSIVE"), await holder(`${locked}/relay.db`, "PRAGMA locking_mode=EXCLUSIVE", "BEGIN EXCLUSIVE")];
  const while_written = all(written), while_locked = all(locked);
  for (const command of ["serve", "erase"]) refused(await while_written[command], "store_busy");
  assert.equal((await while_written.backup).status, 0, "a writer hinders no copy");
  for (const command of ["serve", "erase", "backup"]) refused(await while_locked[command], "store_busy");
  assert.deepEqual(fs.readdirSync(out), [`${written.split("/").at(-1)}.db`]);
  for (const at of [written, locked]) assert.ok(fs.readFileSync(`${at}/relay.db`).equals(whole));
  for (const h of holders) await h.release();
  for (const at of [written, locked]) {
    assert.ok(fs.readFileSync(`${at}/relay.db`).equals(whole));
    const server = await Server.start(at);
    person.server = server;
    assert.equal((await person.list()).length, 40, "free again it goes on");
    await server.kill();
  }
});

test("backup and erase refuse a database that is damaged or another program's, and leave it", () => {
  const cases = {
    noise: Buffer.from("not a database at all".repeat(500)),
    cut: whole.subarray(0, 4096 + 100),
    torn: Buffer.concat([whole.subarray(0, 4096), Buffer.alloc(whole.length - 4096, 0x5a)]),
  };
  for (const [name, bytes] of Object.entries(cases)) {
    const at = dataOf(bytes), out = folder();
    refused(run("relay", "backup", `${out}/copy.db`, "--data", at), "store_corrupt");
    refused(run("relay", "erase", person.name, "--data", at), "store_corrupt");
    assert.deepEqual(fs.readdirSync(out), [], name);
    assert.ok(fs.readFileSync(`${at}/relay.db`).equals(bytes), name);
  }
});

const onSmallDisk = (t, size, work) => {
  const disk = folder();
  if (!smallDisk(disk, size)) return t.skip("mounting a small disk needs root");
  try {
    work(disk);
  } finally {
    unmount(disk);
  }
};

test("a copy that does not fit leaves no part of it", (t) => {
  for (const size of ["4k", "40k", "100k"]) {
    onSmallDisk(t, size, (disk) => {
      const r = run("relay", "backup", `${disk}/copy.db`, "--data", data);
      assert.equal(r.status, 4, r.stderr);
      assert.match(r.stderr, /\[(disk_full|cannot_write)\]/);
      assert.deepEqual(fs.readdirSync(disk), [], size);
    });
  }
});

test("a backup that does not fit is put back not at all, and whole once there is room", (t) => {
  const needed = Math.ceil(fs.statSync(copy).size / 4096) * 4;
  for (const room of [4, 40, needed - 4]) {
    onSmallDisk(t, `${room}k`, (disk) => {
      const r = run("relay", "restore", copy, "--data", `${disk}/data`);
      assert.equal(r.status, 4, `${room}: ${r.stderr}`);
      assert.match(r.stderr, /\[(disk_full|cannot_write)\]/);
      assert.deepEqual(fs.readdirSync(disk), [], `${room}`);
    });
  }
  for (let room = needed; room < needed + 60; room += 4) {  // the last step may need a little more than the copy itself
    onSmallDisk(t, `${room}k`, (disk) => {
      const r = run("relay", "restore", copy, "--data", `${disk}/data`);
      if (r.status === 0) assert.equal(run("relay", "backup", `${folder()}/again.db`, "--data", `${disk}/data`).status, 0, r.stderr);
      else assert.deepEqual([r.status, fs.readdirSync(disk)], [4, []], `${room}: ${r.stderr}`);
      if (room === needed + 56) assert.equal(r.status, 0, r.stderr);
    });
  }
});

test("a report that does not fit leaves no part of it, nor changes the one before", (t) => {
  onSmallDisk(t, "8k", (disk) => {
    const report = () => run("emg", "analyze", recording, "--report", `${disk}/report.html`);
    refused(report(), "cannot_write");
    assert.deepEqual(fs.readdirSync(disk), []);
    fs.writeFileSync(`${disk}/report.html`, "the one before");
    refused(report(), "cannot_write");
    assert.deepEqual(fs.readdirSync(disk), ["report.html"]);
    assert.equal(fs.readFileSync(`${disk}/report.html`, "utf8"), "the one before");
  });
});
