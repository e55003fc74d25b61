import { defineConfig } from '@playwright/test';

const KILLING = /kill\.spec\.ts$/;
// The tests that kill the service run where somebody starts it again and says here which process it is.
const mayKill = process.env['SERVICE_PID_FILE'] !== undefined;
const chosen = process.env['PICTURES']
  ? { testMatch: /\.pictures\.ts$/ }
  : process.env['BENCHMARK']
    ? { testMatch: /\.bench\.ts$/ }
    : mayKill
      ? { testMatch: KILLING }
      : { testIgnore: KILLING };

/** Runs against a service that is up: its address is in BASE_URL, a Chromium's path in CHROMIUM. */
export default defineConfig({
  testDir: '.',
  ...chosen,
  outputDir: process.env['E2E_OUTPUT'] ?? '../../../../target/e2e',
  workers: 1,
  retries: 0,
  // Limits, not measures: a machine that does other work meanwhile may take its time.
  // Where the service is killed each wait may hold a whole start, which eleven others at work make five times as long.
  timeout: mayKill ? 900_000 : 180_000,
  expect: { timeout: mayKill ? 240_000 : 45_000 },
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
