import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'sample/**/*.test.ts'],
    setupFiles: ['vitest.setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
