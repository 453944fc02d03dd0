// What the page shows while nothing of the app runs yet: words of the catalogue in index.html, which its style shows only once that takes long.
import type { Plugin } from "vite";
import { messages } from "./read.ts";
import { stretch } from "./pseudo.ts";

const escape = (s: string) => s.replace(/[&<>]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c]!);

export function filled(html: string, all: Record<string, string>, mode: string): string {
  return html.replace(/\{\{([a-z._]+)\}\}/g, (_, key: string) => {
    const text = all[key];
    if (text === undefined) throw new Error(`content/locales/en: ${key} is missing`);
    return escape(mode === "pseudo" ? stretch(text) : text);
  });
}

export function late(mode: string): Plugin {
  return { name: "ebb-late", transformIndexHtml: (html) => filled(html, messages("en"), mode) };
}
