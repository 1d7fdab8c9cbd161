import { UnexpectedError } from '@rex/platform';
import { ChildProgram, type ProgramOptions } from './child-program';

/**
 * Brings the database's tables up to date, in a process of its own.
 * @throws UnexpectedError with the migration's last words.
 */
export async function migrateDatabase(
  options: Omit<ProgramOptions, 'name' | 'isRestart' | 'isQuiet'>,
  signal: AbortSignal,
): Promise<void> {
  const program = new ChildProgram({ ...options, name: 'migrate', isRestart: false, isQuiet: () => true });
  const cancel = () => void program.stop(10_000);
  signal.addEventListener('abort', cancel, { once: true });
  const { code } = await program.ended;
  signal.removeEventListener('abort', cancel);
  if (code !== 0 && !signal.aborted) {
    throw new UnexpectedError(
      'migration-failed',
      `The database's tables could not be brought up to date:\n${program.lastWords}`,
    );
  }
}
