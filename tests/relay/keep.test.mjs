// What was acknowledged is kept: through kills, full disks, backups and restores; and what was erased is gone.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { test } from "node:test";
import { Person } from "./person.mjs";
import { folder, run, Server, sleep } from "./server.mjs";

test("killed at 50 moments under load, nothing acknowledged is missing", { timeout: 120_000 }, async () => {
  const data = folder();
  const acknowledged = new Map();
  let server = await Server.start(data);
  const p = await new Person().join(server);
  for (let round = 0; round < 50; ++round) {
    p.server = server;
    let running = true;
    const writer = async () => {
      const chain = p.chain();
      while (running) {
        const sent = Array.from({ length: 1 + Math.floor(Math.random() * 4) }, () => chain.envelope());
        const answer = await p.append(sent).catch(() => undefined);
        if (answer?.status !== 200) return;
        sent.forEach((e) => acknowledged.set(e.subarray(0, 153).toString("latin1"), e));
      }
    };
    const writers = Array.from({ length: 6 }, writer);
    await sleep(20 + Math.random() * 300);
    await server.kill("SIGKILL");
    running = false;
    await Promise.all(writers);
    server = await Server.start(data);
  }
  p.server = server;
  const kept = new Map((await p.list()).map((e) => [e.bytes.subarray(0, 153).toString("latin1"), e.bytes]));
  const missing = [...acknowledged].filter(([header, bytes]) => !kept.get(header)?.equals(bytes));
  console.log(`# ${acknowledged.size} acknowledged, ${kept.size} kept, ${missing.length} missing`);
  assert.ok(acknowledged.size > 500, "the load was real");
  assert.equal(missing.length, 0);
  await server.kill();
});

test("a full disk is named, loses nothing and goes on reading", { timeout: 60_000 }, async (t) => {
  const data = folder();
  if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=2m", "none", data]).status !== 0) return t.skip("mounting a small disk needs root; the unit test of the store fills one by its page count");
  try {
    const server = await Server.start(data);
    const p = await new Person().join(server), chain = p.chain();
    const kept = [];
    let answer;
    for (let i = 0; i < 400; ++i) {
      const sent = Array.from({ length: 20 }, () => chain.envelope());
      answer = await p.append(sent);
      if (answer.status !== 200) break;
      kept.push(...sent);
    }
    assert.equal(answer.status, 507);
    assert.equal(answer.json.error, "disk_full");
    assert.ok(kept.length > 100);
    const read = async (who) => assert.deepEqual((await who.list()).map((e) => e.bytes.toString("base64")), kept.map((e) => e.toString("base64")));
    await read(p);
    assert.equal((await server.call("GET", "/healthz")).status, 200);
    assert.equal((await p.append([p.chain().envelope(), p.chain().envelope()])).status, 507);
    await server.kill("SIGKILL");
    assert.equal(spawnSync("mount", ["-o", "remount,size=8m", data]).status, 0);
    p.server = await Server.start(data);
    await read(p);
    assert.equal((await p.append([p.chain().envelope()])).status, 200, "with room again it goes on");
    await p.server.kill();
  } finally {
    await sleep(50);
    spawnSync("umount", [data]);
  }
});

test("a backup made while serving restores to the same record", async () => {
  const server = await Server.start(folder());
  const p = await new Person().join(server), chain = p.chain();
  for (let i = 0; i < 20; ++i) await p.append([chain.envelope(), chain.envelope()]);
  const before = await p.list();
  let running = true;
  const load = (async () => { const other = p.chain(); while (running) await p.append([other.envelope()]); })();
  const copy = `${folder()}/copy.db`;
  const made = run("relay", "backup", copy, "--data", server.data, "--json");
  running = false;
  await load;
  assert.equal(made.status, 0, made.stderr);
  assert.equal(JSON.parse(made.stdout).accounts, 1);
  assert.equal(run("relay", "backup", copy, "--data", server.data).status, 1, "nothing is written over");
  assert.equal(run("relay", "restore", copy, "--data", server.data).status, 4, "not under a running server");
  const elsewhere = folder();
  assert.equal(run("relay", "restore", copy, "--data", elsewhere).status, 0);
  assert.equal(run("relay", "restore", copy, "--data", elsewhere).status, 1, "not over other data");
  p.server = await Server.start(elsewhere);
  const after = await p.list();
  assert.ok(after.length >= before.length);
  before.forEach((e, i) => assert.ok(after[i].bytes.equals(e.bytes)));
  await Promise.all([server.kill(), p.server.kill()]);
});

test("an operator erases a record by its account's name while the server runs", async () => {
  const server = await Server.start(folder());
  const [p, q] = [await new Person().join(server), await new Person().join(server)];
  for (const who of [p, q]) await who.append([who.chain().envelope()]);
  const inFiles = (bytes) => ["", "-wal"].some((tail) => fs.readFileSync(`${server.data}/relay.db${tail}`).includes(bytes));
  assert.ok(inFiles(p.content.subarray(0, 64)) && inFiles(p.record));
  const erased = run("relay", "erase", p.name, "--data", server.data);
  assert.equal(erased.status, 0, erased.stderr);
  assert.ok(!inFiles(p.content.subarray(0, 64)) && !inFiles(p.record));
  assert.ok(inFiles(q.record));
  assert.equal((await server.call("GET", p.path("/envelopes"), undefined, p.token)).json.error, "unauthenticated");
  assert.equal((await q.list()).length, 1);
  assert.equal(run("relay", "erase", q.record.toString("base64url"), "--data", server.data).status, 0);
  const none = run("relay", "erase", p.name, "--data", server.data);
  assert.equal(none.status, 1);
  assert.match(none.stderr, /not_in_relay/);
  assert.match(run("relay", "backup", "/tmp/none.db", "--data", folder()).stderr, /file_missing/);
  await server.kill();
});
