// An unusual width is asked about before it counts, and one that is no dilator is not taken.
import assert from "node:assert/strict";
import { test } from "node:test";
import { more } from "./earlier.mjs";
import { home } from "./home.mjs";
import { looked } from "./look.mjs";
import { button, makeSpace } from "./person.mjs";

const { b } = home(async ({ place, b }) => {
  await makeSpace(b.page, place.url);
  await button(b.page, "Later").click();
  await more(b.page, "My set");
  await button(b.page, "Enter a set").click();
});

const width = (page) => page.getByLabel("Width at the widest place");
const sure = (page) => page.getByText("I measured it again, and it is right");
const save = (page) => button(page, "Save the set").click();

test("200 mm is refused in words, and nothing is lost of what she typed", async () => {
  const { page } = b;
  await page.getByLabel("Its name or number").fill("big");
  await width(page).fill("200");
  await save(page);
  await page.getByRole("alert").first().waitFor();
  assert.equal(await sure(page).count(), 0);
  assert.equal(await width(page).inputValue(), "200");
});

test("55 mm is asked about; saved only once she says that it is right", async () => {
  const { page } = b;
  await width(page).fill("55");
  await save(page);
  await sure(page).waitFor();
  await save(page);
  await sure(page).waitFor();
  await sure(page).click();
  await save(page);
  await page.getByText("55 mm, that is 2.17 inch").waitFor();
  assert.equal(await page.getByText("An unusual width.").count(), 0);
});

test("changed to another unusual width, it is another question", async () => {
  const { page } = b;
  await button(page, "Change this set").first().click();
  await sure(page).waitFor();
  await width(page).fill("60");
  assert.equal(await sure(page).count(), 0);
  await save(page);
  await sure(page).waitFor();
  await width(page).fill("20");
  await save(page);
  await page.getByText("20 mm, that is 0.79 inch").waitFor();
});

test("all that are unusual are asked about at once, and asking writes nothing", async () => {
  const { page } = b;
  await button(page, "Enter a set").click();
  await page.getByLabel("Its name", { exact: false }).first().fill("second");
  await width(page).fill("8");
  for (const [i, mm] of ["25", "52", "9"].entries()) {
    await button(page, "Add another size").click();
    await width(page).nth(i + 1).fill(mm);
  }
  await save(page);
  await sure(page).first().waitFor();
  assert.equal(await sure(page).count(), 3);
  assert.equal(await page.locator("fieldset", { has: sure(page) }).count(), 3);
  assert.equal(await page.locator("fieldset").nth(1).getByText("I measured it again").count(), 0);
  await button(page, "Cancel").click();
  await page.getByText("20 mm, that is 0.79 inch").waitFor();
  assert.equal(await button(page, "Change this set").count(), 1);
});

const marked = (page) => page.locator("fieldset.card").evaluateAll((all) => all.map((e) => (e.querySelector(".note") ? e.querySelector("legend").textContent : "")).filter(Boolean));
const focused = (page) => page.evaluate(() => document.activeElement.value);

test("every width that cannot be is named and marked in words, and the first of them is where she is", async () => {
  const { page } = b;
  await button(page, "Enter a set").click();
  await page.getByLabel("Its name", { exact: false }).first().fill("third");
  await width(page).fill("20");
  for (const [i, mm] of ["4", "9", "90"].entries()) {
    await button(page, "Add another size").click();
    await width(page).nth(i + 1).fill(mm);
  }
  await save(page);
  await page.getByText("Please look at the widths of Size 2 and Size 4.").waitFor();
  assert.deepEqual(await marked(page), ["Size 2", "Size 4"]);
  assert.equal(await focused(page), "4");
  assert.equal(await page.locator("input[aria-invalid=true]").count(), 2);
  assert.deepEqual(await looked(page), []);
  await width(page).nth(1).fill("14");
  assert.deepEqual(await marked(page), ["Size 4"]);
});

test("a slip of the unit, and nothing at all, are said at their size too", async () => {
  const { page } = b;
  await width(page).nth(3).fill("0.5");
  await save(page);
  await page.getByText("Please look at the width of Size 4.").waitFor();
  assert.equal(await focused(page), "0.5");
  await width(page).nth(1).fill("");
  await width(page).nth(3).fill("26");
  await save(page);
  await page.getByText("This size has no width yet. Enter it, or remove this size.").waitFor();
  assert.deepEqual(await marked(page), ["Size 2"]);
  assert.equal(await focused(page), "");
  await button(page, "Cancel").click();
});

test("a set that was entered by mistake, and changed since, can be removed", async () => {
  const { page } = b;
  await button(page, "Change this set").first().click();
  await width(page).fill("22");
  await save(page);
  await page.getByText("22 mm, that is 0.87 inch").waitFor();
  await button(page, "Remove this set").click();
  await page.getByText("What you practised with it stays in the diary.").waitFor();
  assert.deepEqual(await looked(page), []);
  await button(page, "Cancel").click();
  await button(page, "Remove this set").click();
  await button(page, "Yes, remove it").click();
  await page.getByText("Nothing entered. You do not need a set to begin.").waitFor();
  assert.equal(await page.getByText("22 mm").count(), 0);
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
