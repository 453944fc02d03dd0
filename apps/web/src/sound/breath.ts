// Where the form stands within a breath: 0 settled, 1 wide. Smooth at both ends, as breathing is.
export interface BreathCycle {
  in_ms: number;
  out_ms: number;
  since_ms: number;
}

const smooth = (x: number) => (1 - Math.cos(Math.PI * x)) / 2;

export function openness(breath: BreathCycle, ms: number): number {
  const cycle = breath.in_ms + breath.out_ms;
  if (cycle <= 0) return 0;
  const into = (((ms - breath.since_ms) % cycle) + cycle) % cycle;
  return into < breath.in_ms ? smooth(into / breath.in_ms) : smooth(1 - (into - breath.in_ms) / breath.out_ms);
}

export const breathingIn = (breath: BreathCycle, ms: number): boolean => {
  const cycle = breath.in_ms + breath.out_ms;
  return (((ms - breath.since_ms) % cycle) + cycle) % cycle < breath.in_ms;
};
