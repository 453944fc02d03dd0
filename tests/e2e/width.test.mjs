// An unusual width is asked about before it counts, and one that is no dilator is not taken.
import assert from "node:assert/strict";
import { test } from "node:test";
import { more } from "./earlier.mjs";
import { home } from "./home.mjs";
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

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
