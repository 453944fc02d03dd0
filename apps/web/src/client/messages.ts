// What page and Worker say to each other. The page adds its clock to every message; the Worker never looks at a clock of its own.
export interface Now {
  at: string;
  ms: number;
  zone: string;
}
export interface Request {
  id: number;
  now: Now;
  op: string;
  args: Record<string, unknown>;
}
export interface Failure {
  id: string;
  detail: string;
  /** The server asks to wait so many seconds. */
  wait_s?: number;
}
export type Reply = { id: number; ok: unknown } | { id: number; error: Failure };
/** `ready`: the Worker runs. */
export type Notice = { notice: "ready" } | { notice: "saving"; state: SaveState; problem: Failure | null } | { notice: "changed" } | { notice: "waiting"; seconds: number } | { notice: "joined"; devices: number };
/** Where the newest entry is: sealed here only (`later`: the server asked to wait), or also acknowledged by the relay. `problem`: why it is not there yet. */
export type SaveState = "saving" | "here" | "later" | "everywhere";

export class Refused extends Error {
  constructor(readonly failure: Failure) {
    super(failure.id);
  }
}
