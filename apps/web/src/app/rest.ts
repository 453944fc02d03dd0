// What rests, and a day off, as the screens say it. Looks up, decides nothing.
import type { Journey, Practice, Today } from "./documents.ts";

type Ladder = Practice["ladder"];
/** What she can let rest, and which ladders are named with it. Calm never closes. */
export const parts: Record<"everything" | "dilator" | "touch", Ladder[]> = { everything: ["release", "touch", "dilator"], dilator: ["dilator"], touch: ["touch", "dilator"] };

/** A pause of hers lasts. */
export const chosen = (journey: Pick<Journey, "pauses"> | null): boolean => (journey?.pauses ?? []).some((p) => !p.last);

/** The ladders that rest, in their order. A hold from a private answer reads as the pause it looks like everywhere. */
export function resting(today: Pick<Today, "waits"> | null, journey: Pick<Journey, "pauses"> | null): Ladder[] {
  const waits = (today?.waits ?? []).filter((w) => w.reasons.some((r) => r.reason.code === "hold.paused_for_now")).flatMap((w) => w.ladders);
  const hers = (journey?.pauses ?? []).filter((p) => !p.last).flatMap((p) => parts[(p.began.ladder ?? "everything") as keyof typeof parts] ?? []);
  return parts.everything.filter((ladder) => waits.includes(ladder) || hers.includes(ladder));
}
/** What more can rest beside it: what names nothing but that is left out. */
export const wider = (rests: Ladder[]): (keyof typeof parts)[] => (Object.keys(parts) as (keyof typeof parts)[]).filter((part) => parts[part].some((ladder) => !rests.includes(ladder)));

/** A day off is a wish about what is shown on that day: its date. */
export const dayOffName = "day_off";
export const dayOf = (today: Pick<Today, "at"> | null): string => (today?.at ?? "").slice(0, "YYYY-MM-DD".length);
