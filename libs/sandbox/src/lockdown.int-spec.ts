import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { SandboxPool } from './pool/sandbox-types';
import { findSpawnSettings } from './pool/spawn-settings';
import { RawShell } from './spec-support/raw-shell/raw-shell';
import { ensureBuilt, failureCode, fail, openPool, succeed } from './spec-support/test-pool';

let pool: SandboxPool | undefined;
afterEach(async () => {
  await pool?.close();
  pool = undefined;
});

interface Line {
  level: 'warn' | 'error';
  message: string;
  fields: Record<string, unknown>;
}

function openLoggedPool(options: Parameters<typeof openPool>[0]): { opened: SandboxPool; lines: Line[] } {
  const lines: Line[] = [];
  const at = (level: Line['level']) => (fields: object, message: string) =>
    void lines.push({ level, message, fields: { ...fields } });
  const opened = (pool = openPool({ logger: { warn: at('warn'), error: at('error') }, ...options }));
  return { opened, lines };
}

/** The built program where the package is missing by which it calls the kernel. */
function copyWithoutKoffi(): string {
  const program = ensureBuilt('sandbox');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sandbox-'));
  chmodSync(folder, 0o755);
  for (const file of ['main.js', 'isolate.js'])
    cpSync(path.join(path.dirname(program), file), path.join(folder, file));
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  for (const name of ['isolated-vm', 'node-gyp-build', 'acorn']) {
    const from = path.dirname(createRequire(program).resolve(`${name}/package.json`));
    cpSync(from, path.join(folder, 'node_modules', name), { recursive: true });
  }
  return path.join(folder, 'main.js');
}

let unlockable: string;
beforeAll(() => {
  unlockable = copyWithoutKoffi();
});
afterAll(() => rmSync(path.dirname(unlockable), { recursive: true, force: true }));

describe('the lock of sandbox processes', () => {
  it('is told by the figures of the pool, and silent when it works', async () => {
    const { opened, lines } = openLoggedPool({ lockdown: 'required' });
    expect(opened.stats().lockdown).toBeUndefined();
    await succeed(opened, 'return 1');
    expect(opened.stats().lockdown).toBe('seccomp');
    expect(lines).toEqual([]);
  });

  it('is missed once, as an error, where it should work and does not', async () => {
    const { opened, lines } = openLoggedPool({ childPath: unlockable });
    for (const ownerId of ['a', 'b']) await succeed(opened, 'return 1', { ownerId });
    expect(opened.stats().lockdown).toBe('permission-model');
    expect(lines).toEqual([
      {
        level: 'error',
        message: 'sandbox processes could not be locked',
        fields: { lockdown: 'permission-model', reason: expect.stringContaining('koffi') as string },
      },
    ]);
  });

  it('keeps scripts from running where it is required and can not be had', async () => {
    const { opened, lines } = openLoggedPool({ lockdown: 'required', childPath: unlockable });
    expect(await failureCode(opened, 'return 1')).toBe('sandbox-unavailable');
    expect(lines[0]?.message).toBe('a sandbox process did not start');
    expect(lines[0]?.fields.stderr).toContain('SANDBOX_LOCKDOWN');
    expect((await fail(opened, 'return 1')).error.message).not.toContain('/');
  });
});

describe('local time', () => {
  it('is UTC, and every time zone can be used under the lock', async () => {
    const opened = (pool = openPool());
    const source = `
      const zones = Intl.supportedValuesOf('timeZone');
      const at = Date.UTC(2026, 6, 1);
      const shown = zones.map((timeZone) => new Intl.DateTimeFormat('de', { timeZone, dateStyle: 'full', timeStyle: 'full' }).format(at));
      return { count: zones.length, shown: new Set(shown).size, offset: new Date(at).getTimezoneOffset(), local: new Date(at).toString(),
        berlin: new Date(at).toLocaleString('en-GB', { timeZone: 'Europe/Berlin' }), zone: Intl.DateTimeFormat().resolvedOptions().timeZone };`;
    const { value } = await succeed(opened, source);
    expect(value).toMatchObject({
      offset: 0,
      local: 'Wed Jul 01 2026 00:00:00 GMT+0000 (Coordinated Universal Time)',
      berlin: '01/07/2026, 02:00:00',
      zone: 'UTC',
    });
    expect((value as { count: number }).count).toBeGreaterThan(400);
    expect((value as { shown: number }).shown).toBeGreaterThan(100);
  });

  it('is the language of any country', async () => {
    const opened = (pool = openPool());
    const source = `return ['de', 'ja', 'ar', 'hi', 'zh-Hant', 'th'].map((language) =>
      new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR' }).format(1234.5) + ['b', 'a'].sort(new Intl.Collator(language).compare).join(''))`;
    expect((await succeed(opened, source)).value).toHaveLength(6);
  });
});

describe('the realm of Node around the isolate', () => {
  const doors = [
    ['modules by require', 'return typeof require("acorn").parse'],
    ['modules by import', 'return typeof (await import("node:net")).connect'],
    ['built-in modules', 'return typeof process.getBuiltinModule("net")'],
    ['bindings', 'return typeof process.binding("fs")'],
    ['machine code', 'return process.dlopen.name'],
    ['pipes by standard input', 'return process.stdin._handle.constructor.name'],
    ['signals', 'return process.kill.name'],
    ['fetch by name', 'return globalThis.fetch.name'],
  ].map(([title = '', source = '']) => ({ title, source }));
  const targets = {} as Parameters<RawShell['attempt']>[1];

  it.each(doors.map((each) => [each.title, each] as const))(
    'has no door any more: %s',
    async (_, attempt) => {
      const settings = findSpawnSettings(ensureBuilt('sandbox-shell'));
      // Node's permissions are left out, so that nothing else can be what stops it.
      const args = settings.args.filter((each) => !/^--(permission|allow-)/.test(each));
      const hardened = new RawShell({ args: [...args, '--bare', '--hardened'], firstUserId: undefined });
      const open = new RawShell({ args: [...args, '--bare'], firstUserId: undefined });
      try {
        expect(await hardened.attempt(attempt, targets)).toEqual({ stopped: expect.any(String) as string });
        expect(await open.attempt(attempt, targets)).toEqual({ reached: expect.any(String) as string });
      } finally {
        await Promise.all([hardened.close(), open.close()]);
      }
    },
  );
});
