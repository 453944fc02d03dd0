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
}
export type Reply = { id: number; ok: unknown } | { id: number; error: Failure };
export type Notice = { notice: "saving"; state: SaveState; problem: Failure | null } | { notice: "changed" };
/** Where the newest entry is: sealed here only, or also acknowledged by the relay. `problem`: why it is not there yet. */
export type SaveState = "saving" | "here" | "everywhere";

export class Refused extends Error {
  constructor(readonly failure: Failure) {
    super(failure.id);
  }
}
