// Starts the shipped program and talks to it.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const ebb = process.env.EBB ?? path.join(root, "build/ebb");
const made = [];
/// A new folder, gone when the tests are done.
export function folder() {
  made.push(fs.mkdtempSync(path.join(os.tmpdir(), "ebb-serve-")));
  return made.at(-1);
}
process.on("exit", () => made.forEach((f) => fs.rmSync(f, { recursive: true, force: true })));
export const run = (...args) => spawnSync(ebb, args, { encoding: "utf8", timeout: 20_000 });
/// Makes the folder a disk of that size, which takes root; false without.
export const smallDisk = (at, size) => spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "none", at]).status === 0;
export const unmount = (at) => spawnSync("umount", [at]);
export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

export class Server {
  /// Resolves when the address was printed; rejects with what was said on stderr.
  static start(data, ...args) {
    const s = new Server();
    s.data = data;
    s.process = spawn(ebb, ["serve", "--data", data, "--listen", "127.0.0.1:0", "--rate-scale", "10000", ...args], { stdio: ["ignore", "pipe", "pipe"] });
    s.log = "";
    s.process.stderr.on("data", (d) => (s.log += d));
    s.exited = new Promise((done) => s.process.on("exit", (code, signal) => done({ code, signal })));
    return new Promise((done, failed) => {
      let out = "";
      s.process.stdout.on("data", (d) => {
        out += d;
        const found = out.match(/(https?):\/\/[^:]+:(\d+)\//);
        if (!found || !out.includes("Ctrl-C")) return;
        [s.scheme, s.port, s.said] = [found[1], Number(found[2]), out];
        done(s);
      });
      s.exited.then((how) => failed(Object.assign(new Error(s.log || JSON.stringify(how)), how)));
    });
  }

  kill(signal = "SIGKILL") {
    this.process.kill(signal);
    return this.exited;
  }

  /// One request: an object is sent as JSON, a Buffer as it is.
  async call(method, target, body, token, headers = {}) {
    const binary = Buffer.isBuffer(body);
    const response = await fetch(`${this.scheme}://127.0.0.1:${this.port}${target}`, {
      method,
      body: body === undefined ? undefined : binary ? body : JSON.stringify(body),
      headers: { "content-type": binary ? "application/octet-stream" : "application/json", ...(token && { authorization: `Bearer ${token}` }), ...headers },
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    let json;
    try { json = JSON.parse(bytes.toString()); } catch { json = undefined; }
    return { status: response.status, headers: response.headers, bytes, json };
  }

  /// What comes back for bytes sent as they are, until the server closes or `ms` pass.
  raw(text, ms = 3000) {
    return new Promise((done) => {
      let all = "";
      const socket = net.connect(this.port, "127.0.0.1", () => socket.write(text));
      const timer = setTimeout(() => socket.destroy(), ms);
      socket.on("data", (d) => (all += d.toString("latin1")));
      socket.on("error", () => {});
      socket.on("close", () => { clearTimeout(timer); done(all); });
    });
  }

  /// A WebSocket of 30 lines, enough for the feed: text frames below 126 bytes.
  feed(target) {
    return new Promise((done, failed) => {
      const request = (this.scheme === "https" ? https : http).request({ host: "127.0.0.1", port: this.port, path: target, headers: { connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": 13, "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==" } });
      request.on("response", (r) => failed(Object.assign(new Error(`status ${r.statusCode}`), { status: r.statusCode })));
      request.on("error", failed);
      request.on("upgrade", (response, socket) => {
        const feed = { messages: [], closed: undefined, waiting: [], socket };
        const wake = () => feed.waiting.splice(0).forEach((w) => w());
        let buffer = Buffer.alloc(0);
        socket.on("data", (d) => {
          buffer = Buffer.concat([buffer, d]);
          while (buffer.length >= 2 && buffer.length >= 2 + (buffer[1] & 127)) {
            const payload = buffer.subarray(2, 2 + (buffer[1] & 127));
            if ((buffer[0] & 15) === 8) feed.closed = payload.readUInt16BE(0);
            else if ((buffer[0] & 15) === 1) feed.messages.push(payload.toString());
            buffer = buffer.subarray(2 + payload.length);
          }
          wake();
        });
        socket.on("error", () => {});
        socket.on("close", () => { feed.closed ??= 1006; wake(); });
        feed.send = (text) => {
          const bytes = Buffer.from(text);
          socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | bytes.length, 0, 0, 0, 0]), bytes]));
        };
        feed.until = async (test) => {
          const end = Date.now() + 5000;
          while (!test(feed)) {
            if (Date.now() > end) throw new Error(`waited in vain: ${JSON.stringify(feed.messages)}`);
            await Promise.race([new Promise((w) => feed.waiting.push(w)), sleep(100)]);
          }
        };
        done(feed);
      });
      request.end();
    });
  }
}
