// The one mounted tree. Clearing takes it off the page and forgets it.
import { mount, unmount } from "svelte";
import Root from "../Root.svelte";

let tree: Record<string, unknown> | undefined;

export function showScreen(): void {
  const target = document.getElementById("app");
  if (!target || tree) return;
  target.replaceChildren();  // what index.html says while nothing runs yet
  tree = mount(Root, { target });
}

export function clearScreen(): void {
  document.title = "Ebb";
  document.getElementById("app")?.replaceChildren();
  if (tree) void unmount(tree);
  tree = undefined;
}
