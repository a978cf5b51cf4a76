import { defineConfig } from '@playwright/test';
import { chromium } from './e2e/chromium.ts';

export default defineConfig({
  testDir: 'e2e',
  // What is timed runs when nothing else does.
  projects: [
    { name: 'console', testMatch: '*.e2e.ts', testIgnore: 'pace.e2e.ts' },
    { name: 'pace', testMatch: 'pace.e2e.ts', dependencies: ['console'] },
  ],
  outputDir: 'target/e2e',
  globalSetup: './e2e/server.ts',
  workers: 2,
  timeout: 90_000, // of a whole test, on a busy machine too; what has to be quick is measured in pace.e2e.ts
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list'], ['junit', { outputFile: 'target/e2e-reports/TEST-console-e2e.xml' }]],
  use: {
    browserName: 'chromium',
    launchOptions: chromium,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    trace: 'retain-on-failure',
  },
});
