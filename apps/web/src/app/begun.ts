// Diary entries she has begun and not saved: sealed on this device until they are saved or thrown away. They count for nothing.
import { client } from "../client/client.ts";

export type Fields = Record<string, unknown>;
/** By the entry they belong to; one that is new has no id. */
export type Begun = Record<string, Fields>;
export const newEntry = "";

export const begun = async (): Promise<Begun> => (await client.call<Begun | null>("draft.read")) ?? {};

/** `fields` null: nothing is begun there any more. */
export const keepBegun = (event: string, fields: Fields | null): Promise<void> => client.call("draft.keep", { event, fields });
