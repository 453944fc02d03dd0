declare module "virtual:words/first" {
  const about: import("./words/words.ts").Catalogue;
  export default about;
}
declare module "virtual:words/rest" {
  const about: import("./words/words.ts").Catalogue;
  export default about;
}
declare module "virtual:lessons" {
  const lessons: import("../plugins/markdown.ts").Lesson[];
  export default lessons;
}
declare module "virtual:demo" {
  const log: string;
  export default log;
}
declare module "virtual:core" {
  export const url: string;
  export const hash: string;
}
interface TrustedScriptURL {
  readonly trusted: "script-url";
}
interface Window {
  trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): TrustedScriptURL } };
}
