// The made-up person's log, moved in time so that her twelve weeks end yesterday. Held in memory only.
import type { Memory } from "./space.ts";

interface Line {
  member: string;
  device: string;
  hlc: string;
  at: string;
  day: string;
}

const dayMs = 86_400_000;
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);
const moved = (day: string, days: number) => new Date(noon(day) + days * dayMs).toISOString().slice(0, 10);

/** `today` is YYYY-MM-DD, her local day. Each entry keeps its hour and its offset; only its day changes. */
export function movedTo(log: string, today: string): Memory {
  const entries = log.split("\n").filter(Boolean).map((line) => JSON.parse(line) as Line);
  const last = entries.reduce((latest, e) => (e.day > latest ? e.day : latest), "");
  const days = Math.round((noon(today) - noon(last)) / dayMs) - 1;
  const lines = entries.map((e) => {
    const [ms, n] = e.hlc.split("-");
    return JSON.stringify({ ...e, hlc: `${Number(ms) + days * dayMs}-${n}`, at: moved(e.at.slice(0, 10), days) + e.at.slice(10), day: moved(e.day, days) });
  });
  return { member: entries[0]!.member, device: entries[0]!.device, lines };
}

export async function madeUp(today: string): Promise<Memory> {
  return movedTo((await import("virtual:demo")).default, today);
}
