// Opens the module in a Worker or in Node. What the module may ask of its host: libsodium (ebb_cipher) and a console.
//
//   const core = await open(bytesOrModule, { cipher });      // cipher: (memory) => cipherImports(sodium, memory), or absent
//   core.request({ op: "hello" })  ->  reply, or throws CoreError with the id of content/errors.json
//
// After a trap the instance is dead: every later request throws CoreTrapped; open a new one.

export class CoreError extends Error {
  constructor(error) {
    super(error.detail ? `${error.id}: ${error.detail}` : error.id);
    this.name = "CoreError";
    this.id = error.id;
    this.detail = error.detail;
  }
}

export class CoreTrapped extends Error {
  constructor(cause) {
    super("core_trapped", { cause });
    this.name = "CoreTrapped";
    this.id = "core_trapped";
  }
}

// WASI as far as the C++ library needs it to say why it stops. Nothing is read, opened or kept.
function wasi(memory, say) {
  const decoder = new TextDecoder();
  return {
    fd_write(_fd, vectors, count, written) {
      const view = new DataView(memory().buffer);
      let text = "", total = 0;
      for (let i = 0; i < count; i++) {
        const at = view.getUint32(vectors + 8 * i, true), length = view.getUint32(vectors + 8 * i + 4, true);
        text += decoder.decode(new Uint8Array(memory().buffer, at, length));
        total += length;
      }
      say(text);
      view.setUint32(written, total, true);
      return 0;
    },
    fd_seek: () => 70,
    fd_close: () => 0,
    proc_exit(code) {
      throw new Error(`the core asked to stop (${code})`);
    },
  };
}

const missing = new Proxy({}, { get: (_, name) => name === "ebb_cipher" ? undefined : () => { throw new Error(`no cipher was given: ${String(name)}`); } });

export async function open(source, { cipher = null, say = (text) => console.error(text) } = {}) {
  let exports = null;
  const memory = () => exports.memory;
  const module = source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source);
  const needed = WebAssembly.Module.imports(module);
  const given = cipher ? cipher(memory) : missing;
  const imports = { wasi_snapshot_preview1: wasi(memory, say), ebb_cipher: {} };
  for (const { module: from, name } of needed) if (from === "ebb_cipher") imports.ebb_cipher[name] = (given.ebb_cipher ?? given)[name];
  exports = (await WebAssembly.instantiate(module, imports)).exports;
  exports._initialize();
  return new Core(exports);
}

const encoder = new TextEncoder(), decoder = new TextDecoder();

class Core {
  #exports;
  #trapped = null;

  constructor(exports) {
    this.#exports = exports;
  }

  // Text in, text out: what tests compare byte for byte.
  requestText(text) {
    if (this.#trapped) throw new CoreTrapped(this.#trapped);
    try {
      return this.#call(encoder.encode(text));
    } catch (cause) {
      this.#trapped = cause;
      throw new CoreTrapped(cause);
    }
  }

  request(message) {
    const reply = JSON.parse(this.requestText(JSON.stringify(message)));
    if (reply.error) throw new CoreError(reply.error);
    return reply.ok;
  }

  #call(bytes) {
    const { ebb_alloc, ebb_free, ebb_request, memory } = this.#exports;
    const at = ebb_alloc(bytes.length);
    if (at === 0) throw new Error("no memory for a request");
    new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
    const out = ebb_request(at, bytes.length);
    const length = new DataView(memory.buffer).getUint32(out, true);
    const text = decoder.decode(new Uint8Array(memory.buffer, out + 4, length));
    new Uint8Array(memory.buffer, at, bytes.length).fill(0); // a request may carry keys
    ebb_free(at);
    ebb_free(out);
    return text;
  }
}
