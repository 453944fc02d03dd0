// Where the app is opened: the real program with the app inside. EBB_DIST names a folder to serve instead, before the same program's API.
import { relay } from "./relay.mjs";
import { serve } from "./serve.mjs";

export async function site(options, folder = process.env.EBB_DIST) {
  const program = await relay(options);
  if (!folder) return program;
  const front = await serve(folder, program.url);
  return { ...program, api: program.url, url: front.url, end: async () => (await front.close(), await program.end()) };
}
