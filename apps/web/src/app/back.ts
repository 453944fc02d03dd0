// The browser's own Back goes one place back inside the app. One history entry at most is ever added, and all have the same address.
import { app } from "./app.svelte.ts";

let added = false;

/** Called when the place changed: deeper places get the one entry that Back may take. */
export function noteDepth(depth: number): void {
  if (depth > 1 && !added) {
    history.pushState(null, "");
    added = true;
  }
}

export function watchBack(): void {
  addEventListener("popstate", () => {
    added = false;
    if (app.phase !== "open") return;
    app.back();
    noteDepth(app.places.length);
  });
}
