import { SandboxProcess } from '../../pool/sandbox-process';
import type { SpawnSettings } from '../../pool/spawn-settings';
import type { LockResult } from '../../wire/messages';
import type { Attempt, AttemptResult, Targets } from './attempt';

const SETUP = {
  lockdown: 'preferred',
  memoryMb: 64,
  maxResultBytes: 1_000_000,
  maxLogLines: 10,
  maxLogBytes: 1_000,
} as const;
const BOUNDS = { killAfterMs: 5_000, maxReplyBytes: 1_000_000, maxResidentBytes: 2 ** 30 };

/** A raw shell that is started again whenever an attempt has ended its process. */
export class RawShell {
  lock: LockResult | undefined;
  private process: Promise<SandboxProcess> | undefined;
  private lastId = 0;

  constructor(private readonly settings: SpawnSettings) {}

  /** Runs one attempt. A process that dies of it has reached nothing. */
  async attempt({ source }: Pick<Attempt, 'source'>, targets: Targets | object): Promise<AttemptResult> {
    const process = await (this.process ??= this.start());
    const script = { kind: 'body', source: 0, values: [] } as const;
    const reply = await process.run(
      { kind: 'run', parts: 2, timeoutMs: 1, names: [], scripts: [{ ...script, values: [] }] },
      [source, JSON.stringify(targets)],
      BOUNDS,
    );
    if (reply.kind === 'done') return JSON.parse(reply.parts[0] ?? '') as AttemptResult;
    process.kill();
    this.process = undefined;
    return { stopped: `the process ended: ${reply.kind}` };
  }

  /** The process's id. */
  async pid(): Promise<number> {
    return (await (this.process ??= this.start())).pid ?? 0;
  }

  async close(): Promise<void> {
    (await this.process)?.kill();
  }

  /** Goes on in a process that nobody has touched. */
  async restart(): Promise<void> {
    await this.close();
    this.process = undefined;
  }

  private start(): Promise<SandboxProcess> {
    const { firstUserId } = this.settings;
    const userId = firstUserId === undefined ? undefined : firstUserId + ++this.lastId;
    return new Promise((resolve, reject) => {
      const process: SandboxProcess = new SandboxProcess(this.lastId, this.settings, userId, SETUP, {
        ready: (lock) => {
          this.lock = lock;
          resolve(process);
        },
        ended: ({ stderr }) => reject(new Error(stderr)),
      });
    });
  }
}
