import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { hoistStatic: false } } })],
  test: { environment: 'happy-dom', include: ['**/*.test.ts'], restoreMocks: true },
});
