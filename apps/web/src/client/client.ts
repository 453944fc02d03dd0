// The page's end of the Worker: one promise per message. Stopping it ends the Worker, and with it every key and entry held in memory.
import { rfc3339 } from "../words/when.ts";
import { type Notice, type Now, Refused, type Reply } from "./messages.ts";
import { spawn } from "./spawn.ts";

type Waiting = { done: (value: unknown) => void; failed: (e: unknown) => void };

export const now = (): Now => {
  const date = new Date();
  return { at: rfc3339(date), ms: date.getTime(), zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
};

// A Worker whose script has not come by then is given up.
const readyMs = 60_000;

export class Client {
  #worker: Worker | undefined;
  #late: ReturnType<typeof setTimeout> | undefined;
  #waiting = new Map<number, Waiting>();
  #next = 1;
  onNotice: (notice: Exclude<Notice, { notice: "ready" }>) => void = () => {};

  call<T>(op: string, args: object = {}): Promise<T> {
    const worker = (this.#worker ??= this.#start());
    const id = this.#next++;
    return new Promise<T>((done, failed) => {
      this.#waiting.set(id, { done: done as Waiting["done"], failed });
      // As JSON: what a screen holds may be a proxy of its state, which cannot be sent as it is.
      worker.postMessage({ id, now: now(), op, args: JSON.parse(JSON.stringify(args)) as object });
    });
  }

  stop(): void {
    this.#end("stopped");
  }

  #start(): Worker {
    const worker = spawn();
    worker.onmessage = (e: MessageEvent<Reply | Notice>) => this.#receive(e.data);
    worker.onerror = (e) => {
      e.preventDefault();
      this.#end("worker_gone");
    };
    this.#late = setTimeout(() => this.#end("slow"), readyMs);
    return worker;
  }

  #receive(message: Reply | Notice): void {
    if ("notice" in message) return message.notice === "ready" ? clearTimeout(this.#late) : this.onNotice(message);
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if ("error" in message) waiting?.failed(new Refused(message.error));
    else waiting?.done(message.ok);
  }

  #end(id: string): void {
    clearTimeout(this.#late);
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const waiting of this.#waiting.values()) waiting.failed(new Refused({ id, detail: "" }));
    this.#waiting.clear();
  }
}

export const client = new Client();
