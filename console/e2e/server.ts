import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startIssuer } from './issuer.ts';

const JAR = new URL('../../server/target/freehold-server.jar', import.meta.url).pathname;
const START_BOUND = 120_000;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** Starts the packaged server on a folder and a port of its own; what is returned ends it. */
export default async function startServer() {
  const running = process.env.FREEHOLD_E2E_URL;
  if (running) return; // one that runs already, for quick loops
  const folder = mkdtempSync(join(tmpdir(), 'freehold-console-'));
  const home = join(folder, 'home');
  mkdirSync(home, { mode: 0o700 });
  const port = await freePort();
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const { FREEHOLD_DB_URL: _elsewhere, ...environment } = process.env;
  const issuer = await startIssuer();
  const server = spawn(java, ['-jar', JAR], {
    env: { ...environment, ...issuer.environment, FREEHOLD_HOME: home, FREEHOLD_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(join(folder, 'server.log'));
  server.stdout.pipe(log);
  server.stderr.pipe(log);
  const url = `http://127.0.0.1:${port}`;
  const ended = () => server.exitCode !== null || server.signalCode !== null;
  const deadline = Date.now() + START_BOUND;
  while (!(await ready(url))) {
    if (ended() || Date.now() > deadline) {
      server.kill();
      throw new Error(`The server did not start:\n${readFileSync(join(folder, 'server.log'), 'utf8').slice(-4000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  process.env.FREEHOLD_E2E_URL = url;
  process.env.FREEHOLD_E2E_HOME = home;
  return async () => {
    server.kill('SIGTERM');
    if (!ended()) await new Promise((resolve) => server.once('exit', resolve));
    issuer.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function ready(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/actuator/health/readiness`)).ok;
  } catch {
    return false;
  }
}
