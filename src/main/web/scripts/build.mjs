// Builds every face into target/web, laid out as it is served from the site's root, and holds the size budget.
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import vue from '@vitejs/plugin-vue';
import { build } from 'vite';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const out = resolve(root, '../../../target/web');
const budget = { loader: 5 * 1024, widget: 80 * 1024, desk: 200 * 1024, admin: 200 * 1024 };

const common = {
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  // No hoisted blocks of static markup: the compiler would write them as HTML strings.
  plugins: [vue({ template: { compilerOptions: { hoistStatic: false } } })],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
};
const target = 'es2022';

async function pages(name, input) {
  await build({
    ...common,
    build: {
      outDir: out,
      emptyOutDir: false,
      target,
      modulePreload: false,
      assetsInlineLimit: 0,
      manifest: `.vite/${name}.json`,
      rollupOptions: { input },
    },
  });
  const manifest = JSON.parse(readFileSync(join(out, '.vite', `${name}.json`), 'utf8'));
  return [...new Set(Object.values(manifest).flatMap((entry) => [entry.file, ...(entry.css ?? [])]))];
}

/** Everything that these entries load, from the first page of the manifest's to the last part of each. */
function behind(name, entries) {
  const manifest = JSON.parse(readFileSync(join(out, '.vite', `${name}.json`), 'utf8'));
  const found = new Set(entries);
  for (const key of found) for (const part of manifest[key]?.imports ?? []) found.add(part);
  return [...new Set([...found].flatMap((key) => [manifest[key].file, ...(manifest[key].css ?? [])]))];
}

function gzipped(files) {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(out, file)), { level: 9 }).length, 0);
}

rmSync(out, { recursive: true, force: true });
await build({
  ...common,
  build: {
    outDir: out,
    emptyOutDir: false,
    target: 'es2020',
    lib: {
      entry: join(root, 'widget/loader/main.ts'),
      formats: ['iife'],
      name: 'QuanzhiLoader',
      fileName: () => 'widget.js',
    },
  },
});
const widgetFiles = await pages('widget', [join(root, 'widget/index.html')]);
await pages(
  'site',
  ['index.html', 'desk/index.html', 'admin/index.html'].map((page) => join(root, page)),
);
const adminFiles = behind('site', ['admin/index.html', 'staff/admin/AdminApp.vue']);
const deskFiles = behind('site', ['desk/index.html', 'staff/desk/DeskApp.vue']);
rmSync(join(out, '.vite'), { recursive: true, force: true });

const failures = [];
const sizes = {
  loader: gzipped(['widget.js']),
  widget: gzipped(widgetFiles),
  desk: gzipped(deskFiles),
  admin: gzipped(adminFiles),
};
for (const [name, size] of Object.entries(sizes)) {
  console.log(`${name}: ${(size / 1024).toFixed(1)} KB gzipped of ${budget[name] / 1024} KB`);
  if (size > budget[name]) failures.push(`${name} is over its size budget`);
}

// The pages run under a policy that allows neither inline scripts nor inline styles.
for (const file of readdirSync(out, { recursive: true }).map(String)) {
  if (file.endsWith('.html')) {
    const text = readFileSync(join(out, file), 'utf8');
    if (/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)/i.test(text))
      failures.push(`${file} has inline script or style`);
  } else if (file.endsWith('.css') && /url\(\s*["']?data:/.test(readFileSync(join(out, file), 'utf8'))) {
    failures.push(`${file} has a data: image`);
  } else if (file.endsWith('.js') && /\bnew Function\(|\beval\(/.test(readFileSync(join(out, file), 'utf8'))) {
    failures.push(`${file} evaluates code`);
  }
}
if (failures.length > 0) {
  console.error(failures.join('\n'));
  process.exit(1);
}
