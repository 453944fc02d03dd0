// What was acknowledged is kept: through kills, full disks, backups and restores; and what was erased is gone.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { test } from "node:test";
import { b64, batch, Person } from "./person.mjs";
import { folder, run, Server, sleep, smallDisk, unmount } from "./server.mjs";

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
  if (!smallDisk(data, "2m")) return t.skip("mounting a small disk needs root; the unit test of the store fills one by its page count");
  let server;
  try {
    server = await Server.start(data);
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
    // What a large batch left free may still take a small one.
    for (let i = 0; i < 100; ++i) {
      const small = p.chain().envelope();
      answer = await p.append([small]);
      if (answer.status !== 200) break;
      kept.push(small);
    }
    assert.equal(answer.status, 507);
    await read(p);
    await server.kill("SIGKILL");
    assert.equal(spawnSync("mount", ["-o", "remount,size=8m", data]).status, 0);
    p.server = server = await Server.start(data);
    await read(p);
    assert.equal((await p.append([p.chain().envelope()])).status, 200, "with room again it goes on");
  } finally {
    await server?.kill();
    await sleep(50);
    unmount(data);
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

const storeOf = (answer) => answer.headers.get("ebb-store");

test("a store has a name, which a copy of it does not have", async () => {
  const data = folder(), copy = `${folder()}/copy.db`;
  let server = await Server.start(data);
  const p = await new Person().join(server), chain = p.chain();
  const appended = await p.append([chain.envelope()]), name = storeOf(appended);
  assert.match(name, /^[\w-]{22}$/);
  chain.sequence += 5;
  const refused = await p.append([chain.envelope()]);
  assert.equal(refused.status, 409);
  for (const answer of [refused, await server.call("GET", p.path("/envelopes"), undefined, p.token), await server.call("GET", p.path("/envelopes"))]) assert.equal(storeOf(answer), name);
  await server.kill();
  server = await Server.start(data);
  assert.equal(storeOf(await server.call("GET", "/api/1/about")), name, "started again it is the same store");
  assert.equal(run("relay", "backup", copy, "--data", data).status, 0);
  await server.kill();
  const names = new Set([name]);
  for (let i = 0; i < 2; ++i) {
    const elsewhere = folder();
    if (i === 0) assert.equal(run("relay", "restore", copy, "--data", elsewhere).status, 0);
    else fs.copyFileSync(copy, `${elsewhere}/relay.db`);
    server = await Server.start(elsewhere);
    names.add(storeOf(await server.call("GET", "/api/1/about")));
    await server.kill();
  }
  assert.equal(names.size, 3, "put back by the program or by hand, it is another");
});

test("after a restore a device sends what the store lacks, byte for byte, and goes on", async () => {
  const data = folder(), copy = `${folder()}/copy.db`, elsewhere = folder();
  let server = await Server.start(data);
  const p = await new Person().join(server), chain = p.chain();
  const sent = [];
  const send = async (n) => { const more = Array.from({ length: n }, () => chain.envelope()); sent.push(...more); return p.append(more); };
  await send(3);
  assert.equal(run("relay", "backup", copy, "--data", data).status, 0);
  const before = storeOf(await send(2));
  await server.kill();
  assert.equal(run("relay", "restore", copy, "--data", elsewhere).status, 0);
  p.server = server = await Server.start(elsewhere);
  const next = chain.envelope();
  sent.push(next);
  const refused = await p.append([next]);
  assert.equal(refused.json.error, "envelope_out_of_order");
  assert.equal(refused.json.expected_sequence, 4);
  assert.notEqual(storeOf(refused), before);
  const lacking = sent.slice((await p.list()).length);
  assert.equal(lacking.length, 3);
  assert.equal((await p.append(lacking)).status, 200);
  assert.deepEqual((await p.list()).map((e) => e.bytes.toString("hex")), sent.map((e) => e.toString("hex")));
  assert.equal((await send(1)).status, 200);
  await server.kill();
});

test("what was erased stays erased in a store that never had it, and the chain goes on behind it", async () => {
  let server = await Server.start(folder());
  const p = await new Person().join(server), chain = p.chain(), account = p.account();
  const sent = Array.from({ length: 3 }, () => chain.envelope());
  await p.append(sent);
  assert.equal((await server.call("DELETE", p.path("/envelopes"), batch([p.tombstone(sent[1])]), p.token)).status, 200);
  const listed = (await p.list()).slice(0, 3), left = listed[1].bytes;
  assert.equal(left.length, 381);
  await server.kill();
  p.server = server = await Server.start(folder());
  p.token = (await server.call("POST", "/api/1/accounts", account)).json.token;
  const forged = Buffer.from(left);
  forged[380] ^= 1;
  assert.equal((await p.append([sent[0], forged, sent[2]])).json.error, "tombstone_bad");
  forged.set(left);
  forged[160] ^= 1;
  assert.equal((await p.append([sent[0], forged, sent[2]])).json.error, "envelope_bad_signature");
  assert.equal((await p.append([sent[0], left, sent[2]])).status, 200);
  assert.deepEqual((await p.list()).map((e) => [e.kind, e.bytes.toString("hex")]), listed.map((e) => [e.kind, e.bytes.toString("hex")]));
  assert.equal((await p.append([chain.envelope()])).status, 200);
  await server.kill();
});

test("an emptied server takes the same account with the same keys, and all of its envelopes", async () => {
  let server = await Server.start(folder());
  const p = await new Person().join(server), chain = p.chain(), account = p.account();
  const sent = Array.from({ length: 4 }, () => chain.envelope());
  await p.append(sent);
  await server.kill();
  p.server = server = await Server.start(folder());
  assert.equal((await p.append([chain.envelope()])).json.error, "unauthenticated");
  assert.equal((await server.call("POST", "/api/1/login", { name: p.name, login: b64(p.login) })).json.error, "login_refused");
  const again = await server.call("POST", "/api/1/accounts", account);
  assert.equal(again.status, 201);
  p.token = again.json.token;
  assert.equal((await p.append(sent)).status, 200);
  assert.equal((await p.list()).length, 4);
  await server.kill();
});

test("what is no backup is named, and nothing is made or changed", async () => {
  const server = await Server.start(folder());
  const p = await new Person().join(server), chain = p.chain();
  for (let i = 0; i < 40; ++i) await p.append([chain.envelope()]);
  const here = folder(), at = (name) => `${here}/${name}`;
  assert.equal(run("relay", "backup", at("good"), "--data", server.data).status, 0);
  await server.kill();
  const good = fs.readFileSync(at("good"));
  fs.writeFileSync(at("empty"), "");
  fs.writeFileSync(at("binary"), Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * 2_654_435_761) >>> 24)));
  fs.writeFileSync(at("cut"), good.subarray(0, 4096 * 3 + 100));
  fs.writeFileSync(at("torn"), Buffer.concat([good.subarray(0, 8192), Buffer.alloc(8192, 0x5a), good.subarray(16_384)]));
  fs.writeFileSync(at("enormous"), good.subarray(0, 4096));
  fs.truncateSync(at("enormous"), 2 ** 36);
  fs.writeFileSync(at("zeros"), "");
  fs.truncateSync(at("zeros"), 2 ** 36);
  const sql = (file, words) => assert.equal(spawnSync("/usr/bin/python3", ["-c", "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()", file, words]).status, 0);
  sql(at("foreign"), "CREATE TABLE t(x)");
  fs.mkdirSync(at("folder"));
  const cases = { missing: "file_missing", folder: "file_unreadable", ...Object.fromEntries(["empty", "binary", "cut", "torn", "enormous", "zeros", "foreign"].map((n) => [n, "backup_unreadable"])) };
  for (const [name, id] of Object.entries(cases)) {
    const to = `${here}/made/by/restore`, size = name === "missing" ? 0 : fs.statSync(at(name)).size;
    const r = run("relay", "restore", at(name), "--data", to);
    assert.equal(r.status, 3, `${name}: ${r.stderr}`);
    assert.ok(r.stderr.includes(`[${id}]`) && r.stderr.includes(at(name)), `${name}: ${r.stderr}`);
    assert.ok(!fs.existsSync(`${here}/made`), `${name}: nothing is made`);
    if (size) assert.equal(fs.statSync(at(name)).size, size);
  }
  assert.deepEqual(fs.readdirSync(here).sort(), ["good", ...Object.keys(cases)].filter((n) => n !== "missing").sort());
  const left = folder();
  fs.writeFileSync(`${left}/relay.db-wal`, "of another store");
  assert.equal(run("relay", "restore", at("good"), "--data", left).status, 1, "a log left behind would be played into it");
  assert.equal(run("relay", "restore", at("good"), "--data", `${here}/made/by/restore`).status, 0);
});

test("folder and files are for their owner alone", async () => {
  const rights = (path) => (fs.statSync(path).mode & 0o777).toString(8);
  const data = `${folder()}/new/data`;
  const was = process.umask(0o022);
  let server;
  try {
    server = await Server.start(data);
    const p = await new Person().join(server);
    await p.append([p.chain().envelope()]);
    assert.equal(rights(data), "700");
    for (const tail of ["", "-wal", "-shm"]) assert.equal(rights(`${data}/relay.db${tail}`), "600");
    const copy = `${folder()}/copy.db`, to = `${folder()}/put/back`;
    assert.equal(run("relay", "backup", copy, "--data", data).status, 0);
    assert.equal(rights(copy), "600");
    assert.equal(run("relay", "restore", copy, "--data", to).status, 0);
    assert.equal(rights(to), "700");
    assert.equal(rights(`${to}/relay.db`), "600");
    await server.kill();
    for (const tail of ["", "-wal", "-shm"]) fs.chmodSync(`${data}/relay.db${tail}`, 0o644);
    server = await Server.start(data);
    for (const tail of ["", "-wal", "-shm"]) assert.equal(rights(`${data}/relay.db${tail}`), "600", "files of an earlier release are closed");
  } finally {
    process.umask(was);
    await server?.kill();
  }
});
