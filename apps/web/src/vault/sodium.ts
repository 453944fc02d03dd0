import type sodiumModule from "libsodium-wrappers-sumo";

export type Sodium = typeof sodiumModule;

let loading: Promise<Sodium> | undefined;

/** libsodium, ready to be called synchronously. Loaded on first use: it is the largest part of the app. */
export function loadSodium(): Promise<Sodium> {
  loading ??= import("libsodium-wrappers-sumo").then(async (module) => {
    await module.default.ready;
    return module.default;
  }).catch((e: unknown) => {
    loading = undefined;
    throw e;
  });
  return loading;
}
