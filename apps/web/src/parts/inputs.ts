// The inputs of a decision that the catalogue has words for. What it has no words for stays out of the screen.
import { args } from "../words/reasons.ts";
import { has, t } from "../words/words.ts";

export function inputRows(inputs: Record<string, unknown>, now: Date): string[] {
  return Object.entries(args(inputs, now)).flatMap(([key, value]) => (has(`input.${key}`) ? [t(`input.${key}`, { value: String(value) })] : []));
}
