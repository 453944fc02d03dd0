// Locking: by hand, or after a while without a touch. Everything readable leaves the screen and the memory.
import { record } from "./record.svelte.ts";
import { app } from "./app.svelte.ts";
import { clearScreen, showScreen } from "./screen.ts";

const checkEveryMs = 1_000;
export const lockMinutesChoices = [1, 5, 15, 30];
export const lockMinutesAtFirst = 5;

let minutes = lockMinutesAtFirst;
let lastTouch = Date.now();

export const setLockMinutes = (m: number): void => void (minutes = m);

export function lock(): void {
  clearScreen();
  record.forget();
  app.forget();
  app.enter("locked");
  showScreen();
}

const overdue = (): boolean => app.phase === "open" && !app.demo && Date.now() - lastTouch >= minutes * 60_000;

function check(): void {
  if (overdue()) lock();
}

/** Time begins anew: by a touch, or while something plays that needs none, e.g. a breathing practice. A device that slept may be touched by someone else, or
 *  go on playing, before it looked at its clock: that does not keep it open. */
export function touched(): void {
  check();
  lastTouch = Date.now();
}

export function watchForIdleness(): void {
  for (const kind of ["pointerdown", "keydown", "scroll", "touchstart"]) addEventListener(kind, touched, { passive: true, capture: true });
  setInterval(check, checkEveryMs);
  document.addEventListener("visibilitychange", check);
}
