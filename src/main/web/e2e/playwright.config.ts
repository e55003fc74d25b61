import { defineConfig } from '@playwright/test';

/** Runs against a service that is up: its address is in BASE_URL, a Chromium's path in CHROMIUM. */
export default defineConfig({
  testDir: '.',
  outputDir: process.env['E2E_OUTPUT'] ?? '../../../../target/e2e',
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env['BASE_URL'] ?? 'http://localhost:8080',
    locale: 'zh-CN',
    viewport: { width: 1280, height: 860 },
    launchOptions: {
      ...(process.env['CHROMIUM'] ? { executablePath: process.env['CHROMIUM'] } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
