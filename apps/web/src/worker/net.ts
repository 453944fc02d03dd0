// The server, over HTTP. It stores what it cannot open; see docs/api.md. "No answer" and "an answer that says no" are told apart; a login that
// has ended is renewed here; a server that asks to wait is waited for.
import { type Failure, Refused } from "../client/messages.ts";

export const apiVersion = "1";
const base = `/api/${apiVersion}`;
const answerMs = 60_000;
const waitS = { usual: 5, most: 300 };
/** How long somebody who looks at the screen is made to wait altogether. */
const patienceS = 120;
/** Erases the account. Its answer lets the browser clear what it keeps of this place (Clear-Site-Data), which it does only where cookies could go;
 *  there are none. */
const farewell = "/accounts/me";
// Asked without a login.
const open = /^\/(login|about|accounts|accounts\/[^/]+\/salt)$/;

const pause = (s: number) => new Promise((done) => setTimeout(done, s * 1_000));

export interface FeedEvents {
  newer: () => void;
  ended: () => void;
}

export class Net {
  token: string | undefined;
  /** Which store answered last. */
  store: string | undefined;
  /** What logs in again when a login has ended. */
  known: { name: string; login: string } | undefined;
  /** While somebody waits for the answer: a server that is busy is asked again, and `onWait` says so each time. */
  patient = false;
  onWait: (seconds: number) => void = () => {};
  #renewing: Promise<void> | undefined;

  json<T>(method: string, path: string, body?: unknown): Promise<T> {
    return this.#send(method, path, body === undefined ? undefined : JSON.stringify(body), "application/json").then(async (r) => (await r.json().catch(() => ({}))) as T);
  }
  async bytes(method: string, path: string, body?: Uint8Array<ArrayBuffer>): Promise<{ body: Uint8Array<ArrayBuffer>; headers: Headers }> {
    const response = await this.#send(method, path, body, "application/octet-stream");
    return { body: new Uint8Array(await response.arrayBuffer()), headers: response.headers };
  }
  /** Says `newer` whenever the server has something newer; ends by itself when the connection does. */
  feed(record: string, after: number, events: FeedEvents): () => void {
    const address = new URL(`${base}/records/${record}/feed`, self.location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address);
    socket.onopen = () => socket.send(JSON.stringify({ token: this.token, after, ...(this.store && { store: this.store }) }));
    socket.onmessage = (e: MessageEvent<string>) => {
      const said = JSON.parse(e.data) as { cursor?: number; error?: string };
      if (said.error === "unauthenticated") this.token = undefined;
      if (said.cursor !== undefined) events.newer();
    };
    socket.onclose = events.ended;
    return () => {
      socket.onclose = null;
      socket.close();
    };
  }

  async #send(method: string, path: string, body: BodyInit | undefined, type: string): Promise<Response> {
    let renewed = false;
    for (let waited = 0; ; ) {
      if (!this.token && this.known && !open.test(path)) await this.#renew();
      const response = await this.#ask(method, path, body, type);
      if (response.ok) return response;
      const failure = await refusal(response, method);
      if (failure.id === "unauthenticated" && this.known && !renewed) {
        renewed = true;
        this.token = undefined;
      } else if (failure.wait_s && this.patient && waited + failure.wait_s <= patienceS) {
        waited += failure.wait_s;
        this.onWait(failure.wait_s);
        await pause(failure.wait_s);
        this.onWait(0);
      } else throw new Refused(failure);
    }
  }
  #renew(): Promise<void> {
    return (this.#renewing ??= this.json<{ token: string }>("POST", "/login", this.known)
      .then(({ token }) => void (this.token = token))
      .finally(() => (this.#renewing = undefined)));
  }
  async #ask(method: string, path: string, body: BodyInit | undefined, type: string): Promise<Response> {
    const headers: Record<string, string> = { "Ebb-Api": apiVersion, ...(body !== undefined && { "content-type": type }), ...(this.token && { authorization: `Bearer ${this.token}` }) };
    const request: RequestInit = { method, headers, body: body ?? null, credentials: path === farewell ? "same-origin" : "omit", cache: "no-store", signal: AbortSignal.timeout(answerMs) };
    const response = await fetch(base + path, request).catch(() => null);
    if (!response || response.status === 502 || response.status === 503 || response.status === 504) throw new Refused({ id: "no_server", detail: "" });
    this.store = response.headers.get("ebb-store") ?? this.store;
    return response;
  }
}

async function refusal(response: Response, method: string): Promise<Failure> {
  const said = (await response.json().catch(() => null)) as { error?: string } | null;
  const failure: Failure = { id: said?.error ?? "unexpected", detail: `${method} ${response.status}` };
  if (response.status !== 429) return failure;
  const s = Number(response.headers.get("retry-after")) || waitS.usual;
  return { ...failure, wait_s: Math.min(waitS.most, Math.max(1, s)) };
}
