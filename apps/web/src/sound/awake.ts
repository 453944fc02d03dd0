// Keeps the screen on while something plays, where the browser can.
let held: WakeLockSentinel | undefined;

export async function stayAwake(): Promise<void> {
  held ??= await navigator.wakeLock?.request("screen").catch(() => undefined);
  held?.addEventListener("release", () => (held = undefined));
}

export function letSleep(): void {
  void held?.release().catch(() => undefined);
  held = undefined;
}
