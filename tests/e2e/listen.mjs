// A wire between browser and server that remembers every byte both ways. What a browser says on a WebSocket is masked; it is kept unmasked too.
import { connect, createServer } from "node:net";

function unmasked(bytes) {
  const out = [];
  for (let at = 0; at + 6 <= bytes.length; ) {
    const masked = bytes[at + 1] & 0x80, short = bytes[at + 1] & 0x7f;
    const head = short === 127 ? 10 : short === 126 ? 4 : 2;
    const length = short === 127 ? Number(bytes.readBigUInt64BE(at + 2)) : short === 126 ? bytes.readUInt16BE(at + 2) : short;
    const mask = bytes.subarray(at + head, at + head + 4), start = at + head + (masked ? 4 : 0);
    out.push(Buffer.from(bytes.subarray(start, start + length).map((b, i) => (masked ? b ^ mask[i % 4] : b))));
    at = start + length;
  }
  return out;
}

/** {url, heard(), close()} in front of `target`. */
export async function listen(target) {
  const to = new URL(target);
  const wires = [];
  const server = createServer((near) => {
    const wire = { said: [], answered: [] };
    wires.push(wire);
    const far = connect(Number(to.port), to.hostname);
    near.on("data", (b) => wire.said.push(b));
    far.on("data", (b) => wire.answered.push(b));
    near.pipe(far).pipe(near);
    for (const [one, other] of [[near, far], [far, near]]) one.on("error", () => other.destroy()).on("close", () => other.destroy());
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const heard = () =>
    wires.flatMap(({ said, answered }) => {
      const all = Buffer.concat(said), head = all.indexOf("\r\n\r\n");
      const feed = /upgrade: websocket/i.test(all.subarray(0, Math.max(0, head)).toString("latin1"));
      return [all, Buffer.concat(answered), ...(feed ? unmasked(all.subarray(head + 4)) : [])];
    });
  return { url: `http://127.0.0.1:${server.address().port}`, heard, close: () => new Promise((done) => server.close(done)) };
}
