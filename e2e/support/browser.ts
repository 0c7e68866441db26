// A real Chromium: the one whose Linux binary comes in an npm package, else one installed on the machine.
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium as playwright } from 'playwright-core';

const installedBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

export type BrowserProgram = { executablePath: string; env: Record<string, string> };

const currentEnvironment = () =>
  Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

/**
 * Unpacks the packaged Chromium with the shared libraries and fonts it carries. The package does the latter only
 * where it believes to run on a bare machine of its own kind, which two variables tell it.
 */
async function unpackPackaged(): Promise<BrowserProgram> {
  const before = currentEnvironment();
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs20.x';
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs20.x';
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    const executablePath = await packaged.executablePath();
    return {
      executablePath,
      env: {
        ...before,
        LD_LIBRARY_PATH: join(tmpdir(), 'al2023', 'lib'),
        FONTCONFIG_PATH: join(tmpdir(), 'fonts'),
      },
    };
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

/** The browser to use here, or null where there is none (then the suites say so and skip, except under CI=true). */
export async function findBrowser(): Promise<BrowserProgram | null> {
  if (process.platform === 'linux' && process.arch === 'x64') return unpackPackaged();
  const executablePath = installedBrowsers.find((path) => existsSync(path));
  return executablePath ? { executablePath, env: currentEnvironment() } : null;
}

export const browserArguments = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'];

/** A page is looked at for a second or two: its code is not run so often that compiling it again for speed pays. */
const compiledOnce = '--js-flags=--no-turbofan --no-maglev';

export async function launchBrowser(program: BrowserProgram): Promise<Browser> {
  return playwright.launch({ ...program, args: [...browserArguments, compiledOnce], headless: true });
}
