// A folder over HTTP with the headers the relay sends, and the relay's API behind it. For builds that are never shipped (right-to-left) and
// for stopping the server while the relay's data stays.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, request } from "node:http";
import { connect } from "node:net";
import { extname, join, normalize } from "node:path";

export const policy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";
const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".wasm": "application/wasm", ".json": "application/json", ".webmanifest": "application/manifest+json" };

function pass(from, to, api) {
  const target = new URL(from.url, api);
  const onward = request(target, { method: from.method, headers: { ...from.headers, host: target.host, origin: target.origin } }, (answer) => {
    to.writeHead(answer.statusCode, answer.headers);
    answer.pipe(to);
  });
  onward.on("error", () => to.writeHead(502).end());
  from.pipe(onward);
}

// The feed: what the browser asked, said again to the relay, and then bytes both ways.
function passFeed(from, socket, head, api) {
  const target = new URL(from.url, api);
  const named = { ...from.headers, host: target.host, origin: target.origin };
  const onward = connect(Number(target.port), target.hostname, () => {
    onward.write(`GET ${from.url} HTTP/1.1\r\n${Object.entries(named).map(([k, v]) => `${k}: ${v}\r\n`).join("")}\r\n`);
    onward.write(head);
    socket.pipe(onward).pipe(socket);
  });
  for (const [one, other] of [[onward, socket], [socket, onward]]) one.on("error", () => other.destroy()).on("close", () => other.destroy());
}

/** Serves `folder` on a free port of the loopback. `api`: where /api/ goes, if anywhere. Returns {url, close}. */
export function serve(folder, api) {
  const server = createServer((req, res) => {
    const path = normalize(decodeURIComponent(new URL(req.url, "http://x").pathname));
    if (path.startsWith("/api/")) return api ? pass(req, res, api) : res.writeHead(502).end();
    const file = join(folder, path === "/" ? "index.html" : path);
    if (!existsSync(file) || !statSync(file).isFile()) return res.writeHead(404).end();
    res.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream", "content-security-policy": policy, "x-content-type-options": "nosniff", "cache-control": "no-cache" });
    return createReadStream(file).pipe(res);
  });
  if (api) server.on("upgrade", (req, socket, head) => passFeed(req, socket, head, api));
  return new Promise((done) => {
    server.listen(0, "127.0.0.1", () => {
      const close = () => (server.closeAllConnections(), new Promise((closed) => server.close(closed)));
      done({ url: `http://127.0.0.1:${server.address().port}`, close });
    });
  });
}
