// The browser's own processes, found by its profile folder, and ended as a dead battery would end them: all at once.
import { readFileSync, readdirSync } from "node:fs";

const read = (pid, what) => {
  try {
    return readFileSync(`/proc/${pid}/${what}`, "utf8");
  } catch {
    return "";  // gone
  }
};
const all = () => readdirSync("/proc").filter((pid) => /^\d+$/.test(pid));
// Behind the name in brackets, which may hold anything: state, parent.
const stat = (pid) => read(pid, "stat").replace(/^.*\) /s, "").split(" ");

/** The processes that name this profile, and every child of theirs, whether it does or not. */
function processesOf(profile) {
  const parents = new Map(all().map((pid) => [pid, stat(pid)[1]]));
  const found = new Set([...parents.keys()].filter((pid) => read(pid, "cmdline").includes(`--user-data-dir=${profile}`)));
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid);
  }
  return [...found];
}
const runs = (pid) => !["", undefined, "Z", "X"].includes(stat(pid)[0]);

/** SIGKILL to every process of the browser with this profile, until none is left. */
export async function killBrowser(profile) {
  for (let pids = processesOf(profile); pids.length; pids = [...new Set([...pids, ...processesOf(profile)])].filter(runs)) {
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
