// The browser's own processes, found by its profile folder, and ended as a dead battery would end them.
import { readFileSync, readdirSync } from "node:fs";

const of = (profile) =>
  readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(`--user-data-dir=${profile}`);
    } catch {
      return false;
    }
  });

/** SIGKILL to every process of the browser with this profile, until none is left. */
export async function killBrowser(profile) {
  for (let pids = of(profile); pids.length; pids = of(profile)) {
    for (const pid of pids) {
      try {
        process.kill(Number(pid), "SIGKILL");
      } catch {
        // gone already
      }
    }
    await new Promise((r) => setTimeout(r, 10));
  }
}
