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
/** While something plays that needs no touching, e.g. a breathing practice, time does not run. */
export const touched = (): void => void (lastTouch = Date.now());

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

// A phone that slept may be touched by someone else before it looked at its clock: that touch does not keep it open.
function touchedByHand(): void {
  check();
  touched();
}

export function watchForIdleness(): void {
  for (const kind of ["pointerdown", "keydown", "scroll", "touchstart"]) addEventListener(kind, touchedByHand, { passive: true, capture: true });
  setInterval(check, checkEveryMs);
  document.addEventListener("visibilitychange", check);
}
