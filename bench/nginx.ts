// nginx, where it is installed, serving the same pages from files packed beforehand.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ReadyPage } from './bare-server.ts'
import { childrenOf } from './processor-time.ts'
import { enter } from './reader.ts'
import { ended, freePort, type Running } from './server.ts'

const brotliModules = ['/usr/lib/nginx/modules', '/usr/lib64/nginx/modules', '/usr/share/nginx/modules'].map((folder) =>
  join(folder, 'ngx_http_brotli_static_module.so'),
)

/** How it can pack: with brotli where that module is installed, else with gzip; null where there is no nginx. */
export const nginxPacking = (): 'br' | 'gzip' | null => {
  if (spawnSync('nginx', ['-v'], { stdio: 'ignore' }).error) return null
  return brotliModules.some((module) => existsSync(module)) ? 'br' : 'gzip'
}

const configuration = (folder: string, port: number, workers: number) => {
  const brotli = brotliModules.find((module) => existsSync(module))
  return `
daemon off; pid ${folder}/nginx.pid; error_log ${folder}/errors.log; worker_processes ${workers};
${process.getuid?.() === 0 ? 'user root;' : ''}
${brotli ? `load_module ${brotli};` : ''}
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; open_file_cache max=4000;
  default_type "text/html; charset=utf-8";
  client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c; uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e;
  server { listen 127.0.0.1:${port}; root ${folder}/pages; ${brotli ? 'brotli_static on;' : 'gzip_static on;'} }
}`
}

const answers = async (port: number, path: string) => {
  for (let tries = 0; tries < 100; tries++) {
    const reader = enter(port)
    try {
      if ((await reader.get(path)).status === 200) return
    } catch {
      await new Promise((done) => setTimeout(done, 50)) // not listening yet
    } finally {
      reader.leave()
    }
  }
  throw new Error('nginx does not answer')
}

export const startNginx = async (pages: readonly ReadyPage[], packing: 'br' | 'gzip', workers: number): Promise<Running> => {
  const folder = mkdtempSync(join(tmpdir(), 'ct-nginx-'))
  for (const { path, body } of pages) {
    const file = `${join(folder, 'pages', path)}.${packing === 'br' ? 'br' : 'gz'}`
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, body)
  }
  const port = await freePort()
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port, workers))
  const child = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' })
  await answers(port, pages[0]?.path as string)
  return { port, pids: () => [child.pid as number, ...childrenOf(child.pid as number)], stop: () => ended(child) }
}
