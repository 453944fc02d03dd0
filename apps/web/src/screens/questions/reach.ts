// After a private answer: which screen comes before the next question. What the answers mean is the core's to say.
import type { PrivateSafety } from "../../app/documents.ts";

type Meant = Pick<PrivateSafety, "help" | "trauma_options">;
/** `offered`: people who can help. `first`: crisis help before anything else. `past`: what can be chosen after something in the past. */
export type Reached = "none" | "offered" | "first" | "past";

const ranks = ["none", "offered", "first"];

/** `before`: null where nothing was asked yet. `whole`: no follow-up of this answer is open. Crisis help waits for the follow-ups, the first word of help does not. */
export function reachedNow(before: Meant | null, now: Meant, whole: boolean): Reached {
  if (whole && now.help === "first") return "first";
  if (ranks.indexOf(now.help) > ranks.indexOf(before?.help ?? "none")) return "offered";
  return now.trauma_options && !before?.trauma_options ? "past" : "none";
}
