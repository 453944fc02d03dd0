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
import { showLate, showScreen } from "./screen.ts";

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
  // A browser that does not say what it keeps leaves the words of index.html on the page, and is asked again by the button there.
  const phase = await firstPhase().catch(() => undefined);
  if (!phase) return showLate();
  app.enter(phase);
  showScreen();
  await loadRest().catch(() => undefined);  // asked for again where it is needed
  keepOffline();
  if (new URLSearchParams(location.search).has("demo") && app.phase === "age") await openDemo().catch(() => undefined);
}

async function firstPhase(): Promise<Phase> {
  return (await hasSpace()) ? "locked" : "age";
}
