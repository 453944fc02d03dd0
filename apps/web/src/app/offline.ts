// The app kept on this device, so that it works without a server. Registered only once she has begun (see Welcome).
import { hasSpace } from "./presence.ts";
import { ownScript } from "../client/trusted.ts";

export function keepOffline(): void {
  void hasSpace().then((yes) => (yes ? register() : undefined));
}

export async function register(): Promise<void> {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  await navigator.serviceWorker.register(ownScript("/service-worker.js")).catch(() => undefined);
}

/** A newer version that waits, if any. */
export async function waitingVersion(): Promise<ServiceWorker | null> {
  return (await navigator.serviceWorker?.getRegistration())?.waiting ?? null;
}

export async function useWaitingVersion(): Promise<void> {
  const waiting = await waitingVersion();
  if (!waiting) return;
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
  waiting.postMessage("use-this-version");
}
