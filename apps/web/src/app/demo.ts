// "Look around first": a made-up person's weeks, held in the Worker's memory only. Nothing is stored, nothing is sent.
import { client } from "../client/client.ts";
import { loadRest } from "../words/words.ts";
import { app } from "./app.svelte.ts";
import { record } from "./record.svelte.ts";

export async function openDemo(): Promise<void> {
  await client.call("demo.open");
  await Promise.all([record.refresh(), loadRest()]);
  app.demo = true;
  app.enter("open");
}
