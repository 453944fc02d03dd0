import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { opened } from "./store.ts";

// What the browser gives for opening a database, answering when told to.
const asked = () => {
  const request = { result: { close: vi.fn() }, error: null, onsuccess: () => {}, onerror: () => {}, onblocked: () => {} };
  return { ...request, request, answer: opened<IDBDatabase>(request as unknown as IDBOpenDBRequest) };
};
const id = (answer: Promise<unknown>) => answer.catch((e: { failure: { id: string } }) => e.failure.id);

describe("what this browser keeps", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is given when the browser answers, however nearly too late", async () => {
    const { request, answer } = asked();
    request.onblocked();
    await vi.advanceTimersByTimeAsync(14_000);
    request.onsuccess();
    expect(await answer).toBe(request.result);
    expect(request.result.close).not.toHaveBeenCalled();
  });
  it("is not waited for without end: a browser that never answers is named, and what it opens later is closed", async () => {
    const { request, answer } = asked(), said = id(answer);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await said).toBe("store_silent");
    request.onsuccess();
    await vi.advanceTimersByTimeAsync(0);
    expect(request.result.close).toHaveBeenCalledOnce();
  });
  it("says that another tab holds it", async () => {
    const { request, answer } = asked(), said = id(answer);
    request.onblocked();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await said).toBe("store_held");
  });
});
