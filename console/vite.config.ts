import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.FREEHOLD_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  resolve: {
    tsconfigPaths: true,
    // '@siemens/ix' alone is a lazy loader with a runtime of its own; ix-react already brings this one.
    alias: [{ find: /^@siemens\/ix$/, replacement: '@siemens/ix/components' }],
  },
  build: {
    outDir: 'target/classes/static',
    emptyOutDir: true,
    target: 'es2023',
    assetsDir: '_ui', // '/assets' is a page
    assetsInlineLimit: 0, // no fonts or pictures as data: pages run under a strict policy
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|i18next|react-i18next|@tanstack[\\/](?!\w*-virtual|virtual)[\w-]+)[\\/]/,
            },
            { name: 'ix', test: /node_modules[\\/]@siemens[\\/]ix(-react[\\/]|[\\/]components[\\/])/ },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: Object.fromEntries(['/api', '/oauth', '/v3', '/docs'].map((path) => [path, server])),
  },
});
