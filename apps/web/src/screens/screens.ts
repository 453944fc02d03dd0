// Every screen of the open app, each loaded when it is first shown.
import type { Component } from "svelte";
import type { ScreenName } from "../app/app.svelte.ts";

type Load = () => Promise<{ default: Component<any> }>;

export const screens: Record<ScreenName, Load> = {
  today: () => import("./today/Today.svelte"),
  describe: () => import("./today/Describe.svelte"),
  saidyes: () => import("./today/SaidYes.svelte"),
  dayoff: () => import("./today/DayOff.svelte"),
  path: () => import("./path/Path.svelte"),
  overtime: () => import("./path/OverTime.svelte"),
  diary: () => import("./diary/Diary.svelte"),
  entry: () => import("./diary/Entry.svelte"),
  learn: () => import("./learn/Learn.svelte"),
  lesson: () => import("./learn/Lesson.svelte"),
  circle: () => import("./learn/Circle.svelte"),
  more: () => import("./more/More.svelte"),
  set: () => import("./set/MySet.svelte"),
  sense: () => import("./sense/Sense.svelte"),
  settings: () => import("./settings/Settings.svelte"),
  kit: () => import("./settings/NewKit.svelte"),
  passphrase: () => import("./settings/NewPassphrase.svelte"),
  devices: () => import("./settings/Devices.svelte"),
  erase: () => import("./settings/Erase.svelte"),
  about: () => import("./settings/About.svelte"),
  help: () => import("./help/Help.svelte"),
  questions: () => import("./questions/Questions.svelte"),
  answers: () => import("./questions/Answers.svelte"),
  care: () => import("./questions/Care.svelte"),
  player: () => import("./player/Player.svelte"),
};
