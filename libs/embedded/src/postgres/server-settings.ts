/** Settings of the embedded server. Durability stays on: an acknowledged commit survives a power cut. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  // No socket file: its path may be too long, and its lock file can outlive a killed server.
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  max_wal_size: '512MB',
  min_wal_size: '80MB',
  checkpoint_timeout: '10min',
  jit: 'off',
  // Nobody copies this server's WAL away, and less of it means fewer bytes to sync.
  wal_level: 'minimal',
  max_wal_senders: '0',
  logging_collector: 'off',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** Arguments for the `postgres` program. */
export function serverArguments(options: {
  clusterDir: string;
  port: number;
  settings?: Record<string, string>;
}): string[] {
  const settings = { ...SETTINGS, ...options.settings };
  return [
    ...['-D', options.clusterDir, '-p', String(options.port)],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}
