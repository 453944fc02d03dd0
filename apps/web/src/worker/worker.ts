// The Worker: the only place where anything is open. It answers one message after the other; ending it ends every key and entry in memory.
import { Refused, type Notice, type Reply, type Request } from "../client/messages.ts";
import { House } from "./house.ts";

const post = (message: Reply | Notice) => (self as unknown as { postMessage(m: unknown): void }).postMessage(message);
const house = new House(post);

const failure = (e: unknown) => {
  if (e instanceof Refused) return e.failure;
  const named = e as { id?: unknown; detail?: unknown };
  return typeof named?.id === "string" ? { id: named.id, detail: String(named.detail ?? "") } : { id: "unexpected", detail: String(e) };
};

post({ notice: "ready" });
self.onmessage = ({ data }: MessageEvent<Request>) => {
  house
    .answer(data)
    .then((ok) => post({ id: data.id, ok: ok ?? {} }))
    .catch((e: unknown) => post({ id: data.id, error: failure(e) }));
};
