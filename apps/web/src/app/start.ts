import { direction, loadRest, locale } from "../words/words.ts";
import { client } from "../client/client.ts";
import { applyAppearance } from "./appearance.ts";
import { app, type Phase } from "./app.svelte.ts";
import { watchForEscape } from "./leave.ts";
import { watchForIdleness } from "./lock.svelte.ts";
import { noteDepth, watchBack } from "./back.ts";
import { openDemo } from "./demo.ts";
import { keepOffline } from "./offline.ts";
import { hasSpace } from "./presence.ts";
import { record } from "./record.svelte.ts";
import { showScreen } from "./screen.ts";

export async function start(): Promise<void> {
  document.documentElement.lang = locale;
  document.documentElement.dir = direction;
  applyAppearance();
  watchForEscape();
  watchForIdleness();
  watchBack();
  app.onDeeper = noteDepth;
  client.onNotice = (n) => {
    if (n.notice === "changed") return void (app.phase === "open" && record.refresh().catch(() => undefined));
    if (n.notice === "waiting") return void (app.waiting = n.seconds);
    if (n.notice === "joined") return void (app.joined = n.devices);
    app.saving = n.state;
    app.problem = n.problem;
  };
  app.enter(await firstPhase());
  showScreen();
  await loadRest().catch(() => undefined);  // asked for again where it is needed
  keepOffline();
  if (new URLSearchParams(location.search).has("demo") && app.phase === "age") await openDemo().catch(() => undefined);
}

const askAgainMs = 1_000;

// A browser that was killed may need a moment before it gives out what it keeps: while an earlier process of it ends, it refuses. Meanwhile the words
// of index.html come.
async function firstPhase(): Promise<Phase> {
  for (;;) {
    const there = await hasSpace().catch(() => null);
    if (there !== null) return there ? "locked" : "age";
    await new Promise((done) => setTimeout(done, askAgainMs));
  }
}
