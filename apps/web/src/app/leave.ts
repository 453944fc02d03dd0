// Quick exit: everything is gone from the screen before anything else happens, then a page about something else takes this page's place.
import { app } from "./app.svelte.ts";
import { clearScreen } from "./screen.ts";

const elsewhere = "/pages/measures.html";
const twiceWithinMs = 800;
let lastEscape = -Infinity;

export function leave(): void {
  clearScreen();
  app.forget();
  location.replace(elsewhere);
}

/** Escape twice, quickly, leaves from anywhere. */
export function watchForEscape(): void {
  window.addEventListener(
    "keydown",
    (e) => {
      if (e.key !== "Escape" || e.repeat) return;
      if (e.timeStamp - lastEscape < twiceWithinMs) leave();
      lastEscape = e.timeStamp;
    },
    { capture: true },
  );
  // Coming back with the browser's own button starts from nothing: this page is not shown again as it was.
  window.addEventListener("pageshow", (e) => e.persisted && location.reload());
}
