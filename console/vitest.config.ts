import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromium } from './e2e/chromium.ts';

const alias = [{ find: /^@siemens\/ix$/, replacement: '@siemens/ix/components' }];

export default defineConfig({
  plugins: [react()],
  resolve: { tsconfigPaths: true, alias },
  test: {
    reporters: ['default', 'junit'],
    outputFile: { junit: 'target/vitest-reports/TEST-console-units.xml' },
    projects: [
      { extends: true, test: { name: 'unit', environment: 'node', include: ['src/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['src/**/*.test.tsx'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromium }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
