// Types of loader.mjs. Requests and replies: apps/web/src/generated/core.ts (interface Ops).
export declare class CoreError extends Error {
  readonly id: string;
  readonly detail: string;
}
export declare class CoreTrapped extends Error {
  readonly id: "core_trapped";
}
export type CipherImports = (memory: () => WebAssembly.Memory) => Record<string, (...args: number[]) => number | void>;
export interface Core {
  requestText(text: string): string;
  request(message: { op: string; [member: string]: unknown }): unknown;
}
export declare function open(
  source: BufferSource | WebAssembly.Module,
  options?: { cipher?: CipherImports | null; say?: (text: string) => void },
): Promise<Core>;
