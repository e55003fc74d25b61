import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

const FOLDER = process.env['PICTURES'] ?? '';
const LARGEST = 150_000;

/** Writes what the page shows as a small WebP file; a browser makes it, so nothing needs to be installed. */
export async function picture(page: Page, name: string) {
  if (FOLDER === '') return;
  await page.mouse.move(0, 0);
  await page.waitForFunction(() => document.querySelectorAll('.el-notification').length === 0, undefined, {
    timeout: 15_000,
  });
  const png = await page.screenshot();
  const blank = await page.context().newPage();
  const webp = await blank.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    const made = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
    return btoa(Array.from(new Uint8Array(await made.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(''));
  }, png.toString('base64'));
  await blank.close();
  const bytes = Buffer.from(webp, 'base64');
  expect(bytes.length, name).toBeLessThan(LARGEST);
  writeFileSync(join(FOLDER, `${name}.webp`), bytes);
}
