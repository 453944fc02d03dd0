import workerUrl from "../worker/worker.ts?worker&url";
import { ownScript } from "./trusted.ts";

export const spawn = (): Worker => new Worker(ownScript(workerUrl), { type: "module", name: "ebb" });
