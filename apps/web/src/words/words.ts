// The words on the screen, from the catalogue compiled at build. Nothing a person reads is written anywhere else.
import { IntlMessageFormat } from "intl-messageformat";
import first from "virtual:words/first";

type Message = string | ConstructorParameters<typeof IntlMessageFormat>[0];
export interface Catalogue {
  locale: string;
  dir: "ltr" | "rtl";
  words: Record<string, Message>;
}
export type Args = Record<string, string | number | boolean | Date | null | undefined>;

const words: Record<string, Message> = { ...first.words };
const formats = new Map<string, IntlMessageFormat>();

export const locale = first.locale;
export const direction = first.dir;

/** Loads the words behind the first screens. Safe to call again. */
export async function loadRest(): Promise<void> {
  Object.assign(words, (await import("virtual:words/rest")).default.words);
}

/** A part of the app, once the words behind the first screens are there too. */
export const withWords = async <T>(part: Promise<T>): Promise<T> => (await Promise.all([part, loadRest()]))[0];

/** "Size 1, Size 3", as her language joins a list. */
export const listed = (words: string[]): string => new Intl.ListFormat(locale, { type: "conjunction" }).format(words);

export const has = (key: string): boolean => key in words;

/** The text of a key with its arguments filled in. */
export function t(key: string, args?: Args): string {
  const message = words[key];
  if (message === undefined) return key;
  if (typeof message === "string") return message;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new IntlMessageFormat(message, locale)));
  try {
    return format.format(args as Record<string, string>) as string;
  } catch {
    return key;
  }
}

/** The first of these keys that the catalogue knows, filled in; empty when it knows none. */
export function firstOf(keys: string[], args?: Args): string {
  const key = keys.find(has);
  return key ? t(key, args) : "";
}
