// Keeps the screen on while something plays, where the browser can.
let wanted = false;
let asking = false;
let held: WakeLockSentinel | undefined;

export async function stayAwake(): Promise<void> {
  wanted = true;
  if (held || asking) return;
  asking = true;
  const got = await navigator.wakeLock?.request("screen").catch(() => undefined);
  asking = false;
  held = got;
  got?.addEventListener("release", () => held === got && (held = undefined));
  if (!wanted) letSleep();  // it was paused while the browser was being asked
}

export function letSleep(): void {
  wanted = false;
  void held?.release().catch(() => undefined);
  held = undefined;
}
