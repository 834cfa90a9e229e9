import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const dist = join(import.meta.dirname, 'web/dist');
/** The API beside which `npm run dev` serves the screens. */
const api = 'http://127.0.0.1:8000';

export default defineConfig({
  root: join(import.meta.dirname, 'web'),
  plugins: [react(), visitorsPage(), precompressed()],
  build: {
    outDir: dist,
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 700,
    rollupOptions: { input: ['index.html', 'book.html'].map((page) => join(import.meta.dirname, 'web', page)) },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: {
      // Not all of /api: the sources of the client lie in a folder of this name.
      '/api/v1': api,
      '/docs': api,
      '/openapi.json': api,
      '/health': api,
      '/ws': { target: api, ws: true },
    },
  },
});

/** `/book/…` has a page of its own, as kernel/http serves it. */
function visitorsPage(): Plugin {
  return {
    name: 'visitors-page',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (/^\/book\/[^.]+$/.test(request.url ?? '')) request.url = '/book.html';
        next();
      });
    },
  };
}

/** Every text that is worth it also as .br and .gz: the server sends those as they lie, and compresses nothing itself. */
function precompressed(): Plugin {
  return {
    name: 'precompressed',
    apply: 'build',
    closeBundle() {
      for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(js|css|html|svg)$/.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        const text = readFileSync(path);
        if (text.length < 1024) continue;
        writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
        const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        writeFileSync(`${path}.br`, brotliCompressSync(text, { params: quality }));
      }
    },
  };
}
