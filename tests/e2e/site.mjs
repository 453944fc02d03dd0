// Where the app is opened: the real program with the app inside. EBB_DIST names a folder whose files it serves instead.
import { relay } from "./relay.mjs";

export const site = ({ words = [], ...options } = {}, folder = process.env.EBB_DIST) => relay({ ...options, words: folder ? [...words, "--assets", folder] : words });
