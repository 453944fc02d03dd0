// The server, over HTTP. It stores what it cannot open; see docs/api.md. "No answer" and "an answer that says no" are told apart.
import { Refused } from "../client/messages.ts";

export const apiVersion = "1";
const base = `/api/${apiVersion}`;

export class Net {
  token: string | undefined;

  json<T>(method: string, path: string, body?: unknown): Promise<T> {
    return this.#send(method, path, body === undefined ? undefined : JSON.stringify(body), "application/json").then(async (r) => (await r.json().catch(() => ({}))) as T);
  }
  async bytes(method: string, path: string, body?: Uint8Array<ArrayBuffer>): Promise<{ body: Uint8Array<ArrayBuffer>; headers: Headers }> {
    const response = await this.#send(method, path, body, "application/octet-stream");
    return { body: new Uint8Array(await response.arrayBuffer()), headers: response.headers };
  }
  /** Calls `newer` whenever the server has something newer; ends by itself when the connection does. */
  feed(record: string, after: number, newer: () => void, ended: () => void): () => void {
    const address = new URL(`${base}/records/${record}/feed`, self.location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address);
    socket.onopen = () => socket.send(JSON.stringify({ token: this.token, after }));
    socket.onmessage = newer;
    socket.onclose = ended;
    return () => {
      socket.onclose = null;
      socket.close();
    };
  }

  async #send(method: string, path: string, body: BodyInit | undefined, type: string): Promise<Response> {
    const headers: Record<string, string> = { "Ebb-Api": apiVersion, ...(body !== undefined && { "content-type": type }), ...(this.token && { authorization: `Bearer ${this.token}` }) };
    const response = await fetch(base + path, { method, headers, body: body ?? null, credentials: "omit", cache: "no-store" }).catch(() => null);
    if (!response || response.status === 502 || response.status === 503 || response.status === 504) throw new Refused({ id: "no_server", detail: "" });
    if (!response.ok) {
      const said = (await response.json().catch(() => null)) as { error?: string } | null;
      throw new Refused({ id: said?.error ?? "unexpected", detail: `${method} ${response.status}` });
    }
    return response;
  }
}
