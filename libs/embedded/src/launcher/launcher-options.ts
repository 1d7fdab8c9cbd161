import path from 'node:path';

/** The built programs that the launcher starts. */
export interface Programs {
  migrate: string;
  backend: string;
  worker: string;
  /** Folder of the built editor. */
  editorDir: string;
}

/** What the launcher needs to know beyond the settings. */
export interface LauncherOptions {
  /** Folder of the checkout: working directory of the programs, base of a relative REX_DATA_DIR. */
  root: string;
  /** The environment that was given; the programs get it with what the launcher adds. */
  environment: NodeJS.ProcessEnv;
  /** Prints a line for the person at the terminal. */
  print: (line: string) => void;
  programs?: Programs;
  /** Passed to startPostgres. */
  serverUsers?: readonly string[];
  fallbackRoot?: string;
  /** Longest time from start of the programs to ready. */
  readyTimeoutMs?: number;
}

/** Where the build puts the programs. */
export function builtPrograms(root: string): Programs {
  const dist = (...names: string[]) => path.join(root, 'dist', ...names);
  return {
    migrate: dist('backend', 'migrate.js'),
    backend: dist('backend', 'main.js'),
    worker: dist('worker', 'main.js'),
    editorDir: dist('editor', 'browser'),
  };
}
