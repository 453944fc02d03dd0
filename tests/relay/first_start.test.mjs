// The first start: whatever ends it, the next one finds nothing in its way.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import { test } from "node:test";
import { Person } from "./person.mjs";
import { ebb, folder, run, Server, sleep, smallDisk, unmount } from "./server.mjs";

test("killed at 50 moments of its first start, the next start is good", { timeout: 120_000 }, async () => {
  let unborn = 0;
  for (let round = 0; round < 50; ++round) {
    const data = folder();
    const first = spawn(ebb, ["serve", "--data", data, "--listen", "127.0.0.1:0"], { stdio: "ignore" });
    const over = new Promise((done) => first.on("exit", done));
    await sleep((round + Math.random()) * 1.2);  // random, and spread over the first 60 ms
    first.kill("SIGKILL");
    await over;
    if (!fs.existsSync(`${data}/relay.db`) || fs.statSync(`${data}/relay.db`).size <= 4096) ++unborn;
    const server = await Server.start(data);
    assert.equal((await server.call("GET", "/healthz")).json.ok, true, `round ${round}`);
    await server.kill();
  }
  console.log(`# ${unborn} of 50 were killed before there was a database`);
  assert.ok(unborn > 0, "some were killed early enough to matter");
});

test("what a first start left that ended midway is served, and restored over", async () => {
  const good = await Server.start(folder()), copy = `${folder()}/copy.db`;
  const p = await new Person().join(good);
  await p.append([p.chain().envelope()]);
  assert.equal(run("relay", "backup", copy, "--data", good.data).status, 0);
  await good.kill();
  const midway = () => {
    const data = folder();
    assert.equal(spawnSync("/usr/bin/python3", ["-c", "import os,sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute('PRAGMA journal_mode=WAL'); os._exit(0)", `${data}/relay.db`]).status, 0);
    assert.equal(fs.statSync(`${data}/relay.db`).size, 4096);
    return data;
  };
  const empty = () => {
    const data = folder();
    fs.writeFileSync(`${data}/relay.db`, "");
    return data;
  };
  for (const left of [midway, empty]) {
    const none = run("relay", "backup", `${folder()}/none.db`, "--data", left());
    assert.equal(none.status, 4);
    assert.match(none.stderr, /there is nothing in it yet/);
    const served = await Server.start(left());
    assert.equal((await served.call("GET", "/healthz")).json.ok, true);
    await served.kill();
    const to = left();
    assert.equal(run("relay", "restore", copy, "--data", to).status, 0);
    p.server = await Server.start(to);
    assert.equal((await p.list()).length, 1);
    await p.server.kill();
  }
  const beside = empty();
  fs.writeFileSync(`${beside}/relay.db-wal`, "of another store");
  assert.equal(run("relay", "restore", copy, "--data", beside).status, 1, "a log with content may be all there is of a store");
  assert.equal(fs.readFileSync(`${beside}/relay.db-wal`, "utf8"), "of another store");
});

test("a first start on a full disk leaves nothing, and works once there is room", { timeout: 60_000 }, async (t) => {
  for (const size of ["4k", "20k", "44k", "100k"]) {
    const data = folder();
    if (!smallDisk(data, size)) return t.skip("mounting a small disk needs root");
    let server;
    try {
      const full = run("serve", "--data", data, "--listen", "127.0.0.1:0");
      assert.equal(full.status, 4, `${size}: ${full.stderr}`);
      assert.match(full.stderr, /\[disk_full\]/);
      assert.deepEqual(fs.readdirSync(data), [], size);
      assert.equal(spawnSync("mount", ["-o", "remount,size=8m", data]).status, 0);
      server = await Server.start(data);
      const p = await new Person().join(server);
      assert.equal((await p.append([p.chain().envelope()])).status, 200);
    } finally {
      await server?.kill();
      unmount(data);
    }
  }
});
