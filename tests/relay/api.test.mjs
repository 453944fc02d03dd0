// The API from outside: an account, envelopes, the feed, erasing; and what a stranger gets.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fs from "node:fs";
import { blake2b256 } from "./blake2b.mjs";
import { b64, batch, Person } from "./person.mjs";
import { folder, Server, sleep } from "./server.mjs";

let server;
before(async () => { server = await Server.start(folder()); });
after(() => server.kill());
const alive = async () => assert.equal((await server.call("GET", "/healthz")).json.ok, true);

test("it says where it is and where the data lies", () => {
  assert.match(server.said, /Ebb is at http:\/\/127\.0\.0\.1:\d+\//);
  assert.ok(server.said.includes(`${server.data}/relay.db`));
});

test("every answer keeps itself to this origin", async () => {
  for (const path of ["/healthz", "/nothing", "/api/1/about"]) {
    const { headers } = await server.call("GET", path);
    assert.match(headers.get("content-security-policy"), /default-src 'self'.*frame-ancestors 'none'.*require-trusted-types-for 'script'/);
    assert.doesNotMatch(headers.get("content-security-policy"), /unsafe-inline/);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.equal(headers.get("referrer-policy"), "no-referrer");
    assert.equal(headers.get("cross-origin-opener-policy"), "same-origin");
    assert.equal(headers.get("cross-origin-resource-policy"), "same-origin");
    assert.equal(headers.get("cache-control"), "no-store");
    assert.equal(headers.get("access-control-allow-origin"), null);
  }
});

test("a record from account to a second login", async () => {
  const p = await new Person().join(server);
  const chain = p.chain(), sent = [chain.envelope(), chain.envelope(), chain.envelope()];
  assert.deepEqual((await p.append(sent)).json, { cursor: 3 });
  const login = await server.call("POST", "/api/1/login", { name: p.name, recovery_login: b64(p.recovery) });
  assert.equal(login.status, 200);
  p.token = login.json.token;
  assert.deepEqual((await p.list()).map((e) => e.bytes.toString("hex")), sent.map((e) => e.toString("hex")));
  assert.deepEqual((await p.append(sent)).json, { cursor: 3 }, "the answer was lost: the same once more");
  const last = chain.previous;
  const replayed = await p.append([sent[1], chain.envelope()]);
  assert.equal(replayed.json.error, "envelope_replayed");
  assert.equal(replayed.json.expected_sequence, 4);
  assert.equal(replayed.json.head, b64(last));
  assert.equal((await server.call("GET", p.path("/envelopes?after=2"), undefined, p.token)).headers.get("ebb-next-cursor"), "3");
});

test("the feed announces what another device sent", async () => {
  const p = await new Person().join(server), chain = p.chain();
  const feed = await server.feed(p.path("/feed?after=0"));
  feed.send(JSON.stringify({ token: p.token }));
  await sleep(50);
  await p.append([chain.envelope()]);
  await feed.until((f) => f.messages.length > 0);
  const store = (await server.call("GET", "/api/1/about")).headers.get("ebb-store");
  assert.deepEqual(JSON.parse(feed.messages[0]), { cursor: 1, store });
  const late = await server.feed(p.path("/feed"));
  late.send(JSON.stringify({ token: p.token, after: 0 }));
  await late.until((f) => f.messages.length > 0);
  assert.deepEqual(JSON.parse(late.messages[0]), { cursor: 1, store });
  const stray = await server.feed(p.path("/feed"));
  stray.send(JSON.stringify({ token: p.token, after: 9, store: "of-another-store" }));
  await stray.until((f) => f.messages.length > 0);
  assert.deepEqual(JSON.parse(stray.messages[0]), { cursor: 1, store }, "a cursor of another store means nothing here");
  stray.socket.destroy();
  const stranger = await server.feed(p.path("/feed"));
  stranger.send(JSON.stringify({ token: b64(Buffer.alloc(32, 7)) }));
  await stranger.until((f) => f.closed !== undefined);
  assert.equal(stranger.closed, 1008);
  for (const f of [feed, late]) f.socket.destroy();
});

test("erased content leaves the files of the relay", async () => {
  const p = await new Person().join(server), chain = p.chain(), first = chain.envelope();
  await p.append([first]);
  p.content = Buffer.alloc(1040, 1);
  p.contentHash = blake2b256(p.content);
  await p.append([chain.envelope()]);
  const onDisk = () => ["", "-wal"].some((tail) => fs.readFileSync(`${server.data}/relay.db${tail}`).includes(first.subarray(300, 400)));
  assert.ok(onDisk(), "the search finds what is there");
  const answer = await server.call("DELETE", p.path("/envelopes"), batch([p.tombstone(first)]), p.token);
  assert.deepEqual(answer.json, { cursor: 3 });
  assert.ok(!onDisk(), "gone when the answer comes");
  assert.ok((await p.list()).filter((e) => e.kind === 1).every((e) => e.bytes.length === 153 + 64 + 164));
  assert.equal((await p.append([chain.envelope()])).status, 200);
  const gone = await server.call("DELETE", "/api/1/accounts/me", undefined, p.token);
  assert.equal(gone.status, 200);
  assert.equal(gone.headers.get?.("clear-site-data") ?? gone.headers["clear-site-data"], '"storage"');
  assert.equal((await server.call("GET", p.path("/envelopes"), undefined, p.token)).json.error, "unauthenticated");
});

test("strangers are refused by name and the server goes on", async (t) => {
  const p = await new Person().join(server);
  const refused = async (expected, status, ...call) => {
    const answer = await server.call(...call);
    assert.equal(answer.json?.error, expected);
    assert.equal(answer.status, status);
    for (const key of ["happened", "safe", "do"]) assert.ok(answer.json[key].length > 0);
  };
  await t.test("without a login", () => refused("unauthenticated", 401, "GET", p.path("/envelopes")));
  await t.test("with a made-up one", () => refused("unauthenticated", 401, "POST", p.path("/envelopes"), Buffer.alloc(100_000), b64(Buffer.alloc(32))));
  await t.test("of another record", async () => refused("not_found", 404, "GET", p.path("/envelopes"), undefined, (await new Person().join(server)).token));
  await t.test("junk for a batch", () => refused("envelope_malformed", 400, "POST", p.path("/envelopes"), Buffer.from("junk junk"), p.token));
  await t.test("junk for a document", () => refused("json_malformed", 400, "POST", "/api/1/login", Buffer.from("{]")));
  await t.test("a document too large", () => refused("http_body_too_large", 413, "POST", "/api/1/login", Buffer.alloc(100_000)));
  await t.test("a batch too large", () => refused("http_body_too_large", 413, "POST", p.path("/envelopes"), Buffer.alloc(9 << 20), p.token));
  await t.test("a method that is not", () => refused("method_not_allowed", 405, "PATCH", "/api/1/login"));
  await t.test("a page of another site", () => refused("foreign_origin", 403, "GET", "/api/1/about", undefined, undefined, { origin: "https://evil.example" }));
  await t.test("a version unknown", () => refused("api_version_unknown", 400, "GET", "/api/1/about", undefined, undefined, { "ebb-api": "7" }));
  await alive();
});

test("bytes that are no HTTP, names that are not ours", async () => {
  const ask = (text) => server.raw(`${text}\r\nconnection: close\r\n\r\n`);
  assert.match(await ask("GET /healthz HTTP/1.1\r\nhost: evil.example"), /421[^]*foreign_host/);
  assert.match(await ask("GET /api/1/about HTTP/1.1\r\nhost: rebound.example:8137\r\norigin: http://rebound.example:8137"), /foreign_host/);
  assert.match(await ask("\x16\x03\x01\x02\x00\x01\x00"), /400[^]*http_malformed/);
  assert.match(await ask("GET /../../etc/passwd HTTP/1.1\r\nhost: localhost"), /http_malformed/);
  assert.match(await ask(`GET / HTTP/1.1\r\nhost: localhost\r\nx: ${"y".repeat(60_000)}`), /431[^]*http_header_too_large/);
  assert.match(await server.raw("GET /api/1/records/x/feed HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n", 1000), /invalid_parameter/);
  assert.match(await server.raw(`GET /api/1/records/${b64(Buffer.alloc(16))}/feed HTTP/1.1\r\nhost: localhost\r\norigin: https://evil.example\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`, 1000), /foreign_origin/);
  await alive();
});

test("a slow request, and a feed that never says who it is, are cut off and keep nobody else waiting", { timeout: 40_000 }, async () => {
  const p = await new Person().join(server);
  const begin = Date.now();
  const silent = await server.feed(p.path("/feed?after=0"));
  const ended = (async () => {
    while (silent.closed === undefined) await sleep(50);
    return Date.now() - begin;
  })();
  const slow = Array.from({ length: 50 }, () => server.raw("GET /healthz HT", 20_000));
  await sleep(200);
  await alive();
  assert.ok(Date.now() - begin < 6000);
  await Promise.all(slow);
  assert.ok(Date.now() - begin < 18_000, "cut off at its deadline of ten seconds");
  const patience = await ended;
  assert.ok(patience > 9_900 && patience < 18_000, `a feed without a token was closed after ${patience} ms`);
  assert.equal(silent.closed, 1008);
  assert.deepEqual(silent.messages, [], "and it was told nothing");
  assert.match((await server.call("GET", "/metrics")).bytes.toString(), /ebb_refusals_total\{error="http_too_slow"\} 50/);
});

test("metrics and journal name nobody", async () => {
  const p = await new Person().join(server);
  await p.append([p.chain().envelope()]);
  const metrics = (await server.call("GET", "/metrics")).bytes.toString();
  assert.match(metrics, /ebb_envelopes_total \d+/);
  for (const word of [p.name, p.token, b64(p.record)]) assert.ok(!metrics.includes(word) && !server.log.includes(word));
  assert.equal((await server.call("GET", "/metrics", undefined, undefined, { "x-forwarded-for": "192.0.2.1" })).status, 404);
});

test("asking too often is slowed down", async () => {
  const strict = await Server.start(folder(), "--rate-scale", "1");
  const statuses = [];
  for (let i = 0; i < 60; ++i) statuses.push((await strict.call("POST", "/api/1/login", { name: "a-b-c-d", login: b64(Buffer.alloc(32, i)) })).status);
  assert.equal(statuses[0], 401);
  assert.equal(statuses.at(-1), 429);
  const wait = await strict.call("POST", "/api/1/login", { name: "a-b-c-d", login: b64(Buffer.alloc(32)) });
  assert.equal(wait.json.error, "too_many_requests");
  assert.ok(Number(wait.headers.get("retry-after")) >= 1);
  await strict.kill();
});
