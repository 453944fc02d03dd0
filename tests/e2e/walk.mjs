// Through every screen, in the shipped words or in the made-up long ones.
import { passphrase } from "./person.mjs";

const accents = { a: "á", e: "é", i: "í", o: "ó", u: "ú", A: "Á", E: "É", I: "Í", O: "Ó", U: "Ú", c: "ç", n: "ñ", y: "ý" };
const stretch = (text) => text.replace(/[aeiouAEIOUcny]/g, (c) => accents[c]) + "·".repeat(Math.ceil(text.trim().length / 5));

export async function walk(page, url, pseudo, see) {
  const say = (text) => (pseudo ? stretch(text) : text);
  const button = (text) => page.getByRole("button", { name: say(text), exact: true });
  const nav = async (text) => {
    await page.locator("nav.bottom").getByRole("button", { name: say(text) }).click();
    await page.locator("h1").waitFor();
  };
  const more = async (text, screen) => {
    await nav("More");
    await page.locator(".list button", { has: page.getByText(say(text), { exact: true }) }).first().click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await see(screen);
  };

  await page.goto(url);
  await page.locator("h1").waitFor();
  await see("age");
  await button("No, I am under 18").click();
  await see("young");
  await button("Back").click();
  await button("Yes, I am 18 or older").click();
  await see("welcome");
  await button("I have a space already").click();
  await page.locator("form").waitFor();
  await see("restore");
  await button("Back").click();

  await button("Look around first").click();
  await page.locator("nav.bottom").waitFor({ timeout: 60_000 });
  await see("today");
  await nav("Path");
  await see("path");
  await nav("Learn");
  await see("learn");
  await button("Back").count();
  await page.locator("main li button").nth(0).click();
  await see("circle");
  await nav("Learn");
  await page.locator("main li button").nth(3).click();
  await see("lesson");
  await nav("More");
  await see("more");
  await more("My set", "set");
  await more("Diary", "diary");
  await more("Over time", "overtime");
  await more("Settings", "settings");
  await more("About Ebb", "about");
  await more("Sense", "sense");
  await button("Start the simulation").click();
  await page.locator("svg[role=img]").waitFor({ timeout: 30_000 });
  await page.waitForTimeout(1_500);
  await see("sense-running");
  await button("Stop").click();
  await nav("Today");
  await button("Take a day off").click();
  await see("dayoff");
  await button("Help now").click();
  await page.locator("#settle").waitFor();
  await see("help");
  await button("Back").click();

  await nav("Today");
  await button("Look at it").first().click();
  await button("Not today").waitFor();
  await see("prepare");
  await button("Start").click();
  await button("Stop").waitFor();
  await page.waitForTimeout(900);
  await see("play");
  await button("Stop").click();
  await page.locator("#worst_pain, #highest_fear").first().waitFor({ timeout: 60_000 });
  await see("after");
  await button("Save").click();
  await button("Back to Today").waitFor();
  await see("result");
  await button("Back to Today").click();
  await nav("More");
  await button("Leave the made-up person").click();

  await button("Begin").click();
  await page.locator("form input").first().fill(passphrase);
  await page.locator("form input").nth(1).fill(passphrase);
  await button("Make my space").waitFor();
  await page.waitForTimeout(1_500);
  await see("create");
  await button("Make my space").click({ timeout: 60_000 });
  await page.locator(".words").waitFor({ timeout: 90_000 });
  await see("kit");
  await button("I have written them down").click();
  await button("I have them. Go on").click();
  await button("Start").waitFor();
  await see("questions");
  await button("Start").click();
  await page.locator("fieldset").waitFor();
  await see("question");
  await button("Stop here for now. What you answered is saved").click();
  await nav("Path");
  await button("Diary").click();
  await button("Add something that happened").click();
  await see("entry");
  await nav("More");
  await page.locator(".list button").first().click();
  await button("Enter a set").click();
  await see("set-edit");
  await nav("More");
  await button("Lock now").click();
  await page.locator("form input").waitFor();
  await see("locked");
}
