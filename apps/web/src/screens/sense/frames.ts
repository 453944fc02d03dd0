// Frames of the live engine, as the page draws them.
import type { FeedbackFrame } from "../../generated/core.ts";

export type { FeedbackFrame } from "../../generated/core.ts";

export const last = (frames: FeedbackFrame[]): FeedbackFrame | undefined => frames[frames.length - 1];

/** Lines of the level, one for each readable stretch: where nothing could be read there is a gap, never a flat line. */
export function stretches(frames: FeedbackFrame[], width: number, height: number, spanMs: number): string[] {
  const end = last(frames)?.time_ms ?? 0;
  const top = Math.max(10, ...frames.map((f) => f.level_uv ?? 0)) * 1.1;
  const lines: string[] = [];
  let open = false;
  for (const f of frames) {
    if (!f.readable || f.level_uv === null) {
      open = false;
      continue;
    }
    const x = width - ((end - f.time_ms) / spanMs) * width;
    const y = height - (f.level_uv / top) * height;
    if (open) lines[lines.length - 1] += `L${x.toFixed(1)} ${y.toFixed(1)}`;
    else lines.push(`M${x.toFixed(1)} ${y.toFixed(1)}`);
    open = true;
  }
  return lines;
}
