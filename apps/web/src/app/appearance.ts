// Light, dark, or as the device has it. Kept outside the record, because the lock screen needs it too.
export type Appearance = "auto" | "light" | "dark";
const key = "appearance";

export function appearance(): Appearance {
  const kept = localStorage.getItem(key);
  return kept === "light" || kept === "dark" ? kept : "auto";
}

export function applyAppearance(): void {
  const wanted = appearance();
  if (wanted === "auto") delete document.documentElement.dataset["appearance"];
  else document.documentElement.dataset["appearance"] = wanted;
}

export function setAppearance(wanted: Appearance): void {
  if (wanted === "auto") localStorage.removeItem(key);
  else localStorage.setItem(key, wanted);
  applyAppearance();
}
