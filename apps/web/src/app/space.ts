// Into her space, once it is open.
import { client } from "../client/client.ts";
import { loadRest } from "../words/words.ts";
import { app, type ScreenName } from "./app.svelte.ts";
import { lockMinutesAtFirst, setLockMinutes, touched } from "./lock.svelte.ts";
import { record } from "./record.svelte.ts";
import { keepOffline } from "./offline.ts";

interface Entered {
  read_only: boolean;
  unfinished: boolean;
}

/** Shows the space that the Worker has opened: an unfinished practice first, else `first`. */
export async function enterSpace(first: ScreenName = "today"): Promise<void> {
  const [opened] = await Promise.all([client.call<Entered>("space.opened"), record.refresh(), loadRest()]);
  app.readOnly = opened.read_only;
  setLockMinutes(Number(record.preference("lock_minutes")) || lockMinutesAtFirst);
  touched();
  app.enter("open");
  if (opened.unfinished) app.go("player", { unfinished: true });
  else if (first === "questions") app.go("questions", { begin: true });
  void navigator.storage?.persist?.();
  keepOffline();
}
