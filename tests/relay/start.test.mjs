// Starting and stopping: everything that can be in the way is named, ends with its exit code, and leaves the data as it was.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import https from "node:https";
import net from "node:net";
import path from "node:path";
import { test } from "node:test";
import { batch, Person } from "./person.mjs";
import { ebb, folder, run, Server, sleep } from "./server.mjs";

const serve = (...args) => run("serve", "--listen", "127.0.0.1:0", ...args);
const ends = (r, code, id) => {
  assert.equal(r.status, code, r.stderr);
  if (id) assert.ok(r.stderr.includes(`[${id}]`), r.stderr);
};
const sqlite = (file, sql) => spawnSync("/usr/bin/python3", ["-c", "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()", file, sql]);

test("words it does not know", () => {
  ends(serve("--nonsense"), 2);
  ends(run("relay"), 2);
  ends(run("serve", "--listen", "nowhere", "--data", folder()), 2, "listen_unreadable");
  ends(run("serve", "--listen", "127.0.0.1:99999", "--data", folder()), 2, "listen_unreadable");
  ends(serve("--log", "everything"), 2);
});

test("the port is taken", async () => {
  const first = await Server.start(folder());
  const data = folder();
  ends(run("serve", "--data", data, "--listen", `127.0.0.1:${first.port}`), 4, "port_taken");
  assert.ok(!fs.existsSync(`${data}/relay.db`), "the data was not touched");
  await first.kill();
});

test("an address that is not this machine's", () => ends(run("serve", "--data", folder(), "--listen", "192.0.2.1:8137", "--behind-proxy"), 4, "address_unusable"));

test("listening beyond this machine needs TLS or a proxy", () => {
  for (const address of ["0.0.0.0:0", "[::]:0", "192.0.2.1:0"]) ends(run("serve", "--data", folder(), "--listen", address), 2, "insecure_listen");
});

test("one server per database, whatever folder it is given and whatever link leads there", async () => {
  const place = folder(), store = path.join(place, "shared.db"), link = path.join(place, "link.db");
  const server = await Server.start(folder(), "--store", `sqlite:${store}`);
  fs.symlinkSync(store, link);
  const other = path.join(place, "other");
  for (const url of [`sqlite:${store}`, `sqlite:${link}`]) ends(run("serve", "--data", other, "--store", url, "--listen", "127.0.0.1:0"), 4, "store_busy");
  assert.ok(!fs.existsSync(other), "with --store the data folder is not made");
  assert.deepEqual(fs.readdirSync(server.data), []);
  const copy = path.join(place, "copy.db"), back = `sqlite:${path.join(place, "back", "again.db")}`;
  assert.equal(run("relay", "backup", copy, "--store", `sqlite:${store}`).status, 0);
  ends(run("relay", "restore", copy, "--store", `sqlite:${store}`), 4, "store_busy");
  await server.kill();
  assert.equal(run("relay", "restore", copy, "--store", back).status, 0);
  ends(run("relay", "erase", "nobody", "--store", back), 1, "not_in_relay");
  ends(run("relay", "backup", path.join(place, "x.db"), "--store", "postgres://x"), 4, "store_unsupported");
});

test("--assets serves the files of a folder, and nothing beside it", async () => {
  const place = folder();
  fs.mkdirSync(path.join(place, "app", "inner"), { recursive: true });
  fs.writeFileSync(path.join(place, "app", "index.html"), "<p>here</p>");
  fs.writeFileSync(path.join(place, "secret"), "not here");
  const server = await Server.start(folder(), "--assets", path.join(place, "app"));
  const asks = async (at) => {
    const answer = await fetch(`http://127.0.0.1:${server.port}${at}`);
    return [answer.status, answer.ok ? await answer.text() : ""];
  };
  assert.deepEqual(await asks("/"), [200, "<p>here</p>"]);
  for (const at of ["/inner", "/inner/", "/%2e%2e/secret", "/inner/..%2f..%2fsecret", "/nothing"]) {
    const [status] = await asks(at);
    assert.ok(status >= 400 && status < 500, `${at}: ${status}`);
  }
  assert.deepEqual(await asks("/"), [200, "<p>here</p>"], "and it still answers");
  await server.kill();
});

test("what is refused makes nothing", async () => {
  const server = await Server.start(folder()), place = folder();
  const made = () => fs.readdirSync(place);
  ends(run("serve", "--data", path.join(place, "d2"), "--listen", `127.0.0.1:${server.port}`), 4, "port_taken");
  assert.deepEqual(made(), []);
  await server.kill();
  fs.mkdirSync(path.join(place, "folder.db"));
  const refused = run("serve", "--data", path.join(place, "d3"), "--store", `sqlite:${path.join(place, "folder.db")}`, "--listen", "127.0.0.1:0");
  assert.equal(refused.status, 4, refused.stderr);
  assert.deepEqual(made(), ["folder.db"]);
  fs.writeFileSync(path.join(place, "file"), "");
  ends(run("serve", "--data", path.join(place, "file", "deeper", "d4"), "--listen", "127.0.0.1:0"), 4, "data_folder_unusable");
  assert.deepEqual(made(), ["file", "folder.db"]);
});

test("a second server on the same data", async () => {
  const first = await Server.start(folder());
  ends(serve("--data", first.data), 4, "store_busy");
  assert.equal((await first.call("GET", "/healthz")).status, 200);
  await first.kill();
});

test("folders that cannot be used", () => {
  ends(serve("--data", "/proc/ebb"), 4, "data_folder_unusable");
  ends(serve("--data", "/dev/null/ebb"), 4, "data_folder_unusable");
});

test("files that are damaged, foreign or newer are named and stay as they are", async () => {
  const good = await Server.start(folder());
  await good.kill("SIGTERM");
  const whole = fs.readFileSync(`${good.data}/relay.db`);
  const cases = {
    noise: [Buffer.from("not a database at all".repeat(500)), "store_corrupt"],
    cut: [whole.subarray(0, 4096 + 100), "store_corrupt"],
    torn: [Buffer.concat([whole.subarray(0, 4096), Buffer.alloc(whole.length - 4096, 0x5a)]), "store_corrupt"],
  };
  for (const [name, [bytes, id]] of Object.entries(cases)) {
    const data = folder();
    fs.writeFileSync(`${data}/relay.db`, bytes);
    ends(serve("--data", data), 4, id);
    assert.ok(fs.readFileSync(`${data}/relay.db`).equals(bytes), name);
  }
  for (const [sql, id] of [["PRAGMA user_version=99", "store_newer"], ["PRAGMA application_id=5", "store_corrupt"]]) {
    const data = folder(), file = `${data}/relay.db`;
    fs.writeFileSync(file, whole);
    sqlite(file, sql);
    const before = fs.readFileSync(file);
    ends(serve("--data", data), 4, id);
    assert.ok(fs.readFileSync(file).equals(before), sql);
  }
});

test("stores that cannot be used", () => ends(serve("--data", folder(), "--store", "postgres://somewhere/ebb"), 4, "store_unsupported"));

const makeCertificate = (cert, key) =>
  assert.equal(spawnSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-keyout", key, "-out", cert]).status, 0);

test("certificates and keys that are missing, empty or none are bad input, named with their file", () => {
  const place = folder(), at = (name) => path.join(place, name);
  makeCertificate(at("cert.pem"), at("key.pem"));
  makeCertificate(at("other.pem"), at("other.key"));
  fs.writeFileSync(at("empty"), "");
  fs.writeFileSync(at("binary"), Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 2_654_435_761) >>> 24)));
  fs.mkdirSync(at("folder"));
  const before = fs.readdirSync(place).sort();
  for (const bad of ["missing", "empty", "binary", "folder", "key.pem"]) {
    const r = serve("--data", at("data"), "--tls-cert", at(bad), "--tls-key", at("key.pem"));
    ends(r, 3, "tls_unreadable");
    assert.ok(r.stderr.includes(at(bad)), r.stderr);
  }
  for (const bad of ["missing", "empty", "binary", "folder", "cert.pem", "other.key"]) {
    const r = serve("--data", at("data"), "--tls-cert", at("cert.pem"), "--tls-key", at(bad));
    ends(r, 3, "tls_unreadable");
    assert.ok(r.stderr.includes(at(bad)), r.stderr);
  }
  assert.deepEqual(fs.readdirSync(place).sort(), before, "nothing was made");
});

test("a certificate without its key, or a key without its certificate, is a slip of the keys", () => {
  for (const [one, other] of [["--tls-cert", "--tls-key"], ["--tls-key", "--tls-cert"]]) {
    const r = serve("--data", folder(), one, "/nowhere.pem");
    ends(r, 2);
    assert.ok(r.stderr.includes(one) && r.stderr.includes(other), r.stderr);
    ends(serve("--data", folder(), one, "/nowhere.pem", other, ""), 2);
  }
  ends(serve("--data", folder(), "--tls-cert", "", "--tls-key", ""), 2);
});

test("--assets that is no folder is refused before anything is made or announced", () => {
  const place = folder();
  fs.writeFileSync(path.join(place, "file"), "<p>here</p>");
  for (const bad of ["nowhere", "file", "file/deeper"]) {
    const r = serve("--data", path.join(place, "data"), "--assets", path.join(place, bad));
    ends(r, 3, "assets_unusable");
    assert.ok(r.stderr.includes(path.join(place, bad)), r.stderr);
    assert.equal(r.stdout, "");
  }
  ends(serve("--data", path.join(place, "data"), "--assets", ""), 2);
  assert.deepEqual(fs.readdirSync(place), ["file"]);
});

test("a data file of every released schema is read", async () => {
  const fixtures = new URL("./fixtures/", import.meta.url);
  const versions = fs.readdirSync(fixtures).filter((f) => f.endsWith(".db"));
  assert.ok(versions.length > 0);
  for (const name of versions) {
    const data = folder();
    fs.copyFileSync(new URL(name, fixtures), `${data}/relay.db`);
    const server = await Server.start(data);
    const known = JSON.parse(fs.readFileSync(new URL(name.replace(".db", ".json"), fixtures), "utf8"));
    const login = await server.call("POST", "/api/1/login", { name: known.name, login: known.login });
    assert.equal(login.status, 200, name);
    const list = await server.call("GET", `/api/1/records/${known.record}/envelopes`, undefined, login.json.token);
    assert.equal(list.bytes.length, known.listing_bytes);
    await server.kill("SIGTERM");
  }
});

test("over TLS", async () => {
  const data = folder(), [cert, key] = [`${data}/cert.pem`, `${data}/key.pem`];
  makeCertificate(cert, key);
  const server = await Server.start(data, "--tls-cert", cert, "--tls-key", key, "--listen", "0.0.0.0:0", "--host", "localhost");
  assert.equal(server.scheme, "https");
  const answer = await new Promise((done, failed) => {
    https.get({ host: "127.0.0.1", port: server.port, path: "/healthz", ca: fs.readFileSync(cert), servername: "localhost", headers: { host: "localhost" } }, (r) => {
      let body = "";
      r.on("data", (d) => (body += d));
      r.on("end", () => done({ body, headers: r.headers }));
    }).on("error", failed);
  });
  assert.equal(JSON.parse(answer.body).ok, true);
  assert.match(answer.headers["strict-transport-security"], /max-age/);
  assert.doesNotMatch(await server.raw("GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n", 2000), /200 OK/);

  process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";  // the certificate was made above, for nobody else
  const p = await new Person().join(server), chain = p.chain(), sent = [];
  const feed = await server.feed(p.path("/feed?after=0"));
  feed.send(JSON.stringify({ token: p.token }));
  for (let i = 0; i < 100; i += 1) sent.push(chain.envelope());
  await p.append(sent);
  await feed.until((f) => f.messages.length > 0);
  assert.equal(JSON.parse(feed.messages.at(-1)).cursor, sent.length);
  const listed = await server.call("GET", p.path("/envelopes?after=0&limit=1000"), undefined, p.token);
  for (const envelope of sent) assert.ok(listed.bytes.includes(envelope));
  const stranger = await server.feed(p.path("/feed"));
  stranger.send(JSON.stringify({ token: "AAAA" }));
  await stranger.until((f) => f.closed !== undefined);
  assert.equal(stranger.closed, 1008);
  delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  assert.equal((await server.kill("SIGTERM")).code, 0);
});

test("a signal lets a running upload finish", async () => {
  for (const signal of ["SIGTERM", "SIGINT"]) {
    const server = await Server.start(folder());
    const p = await new Person().join(server), body = batch([p.chain().envelope()]);
    const idle = net.connect(server.port, "127.0.0.1");
    idle.on("error", () => {});
    const upload = net.connect(server.port, "127.0.0.1");
    let answer = "";
    upload.on("data", (d) => (answer += d));
    const over = new Promise((done) => upload.on("close", done));
    upload.write(`POST ${p.path("/envelopes")} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${p.token}\r\ncontent-length: ${body.length}\r\n\r\n`);
    upload.write(body.subarray(0, 100));
    await sleep(100);
    const stopping = server.kill(signal);
    await sleep(100);
    upload.write(body.subarray(100));
    await over;
    assert.match(answer, /200 OK[^]*\{"cursor":1\}/, signal);
    assert.deepEqual(await stopping, { code: 0, signal: null });
    const again = await Server.start(server.data);
    p.server = again;
    assert.equal((await p.list()).length, 1);
    await again.kill();
  }
});

test("the program is the one that is shipped", () => assert.ok(fs.existsSync(ebb), `${ebb}: build it with tools/build.sh native, or set EBB`));
