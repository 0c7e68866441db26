// The server settings of the embedded PostgreSQL.

// Everything here is safe for data: a commit that was answered survives a power cut.
const SETTINGS: Readonly<Record<string, string>> = {
  fsync: 'on',
  synchronous_commit: 'on',
  // Only TCP on loopback: a socket file's path may have 107 bytes, and data directories lie deeper than that.
  unix_socket_directories: '',
  max_connections: '100',
  // Nobody replicates from this server; without it bulk loads write less and fewer processes start.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  // Reads come from the page cache of one small machine: worker processes for them cost more than they give.
  io_method: 'sync',
  // Parallel plans share memory through /dev/shm, of which containers have 64 MB, and gain nothing on 2 cores.
  max_parallel_workers_per_gather: '0',
  // Compiling takes longer than any of our queries.
  jit: 'off',
  checkpoint_timeout: '15min',
  max_wal_size: '1GB',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

// For tests: nothing waits for the disk, and a crash of the machine loses the database.
const UNSAFE: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  checkpoint_timeout: '1h',
  max_connections: '300',
};

/** Settings for a durable server, or for one whose data need not outlive the machine's power (tests). */
export function serverSettings(durable: boolean): Readonly<Record<string, string>> {
  return durable ? SETTINGS : { ...SETTINGS, ...UNSAFE };
}
