/** Settings of the embedded server, given on its command line: the data folder holds none that could be stale. */

export type Durability = 'safe' | 'fast';

type Place = { readonly socketFolder: string; readonly startedBy: string; readonly durability: Durability };

/** Arguments for `postgres`, for version 15 and later. */
export const serverSettings = (place: Place): readonly string[] =>
  Object.entries({
    ...reach(place),
    ...size,
    ...log,
    ...(place.durability === 'fast' ? withoutDurability : {}),
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

const reach = ({ socketFolder, startedBy }: Place) => ({
  // No network at all. Names in this list are separated by commas unless they are quoted.
  listen_addresses: '',
  port: '5432',
  unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
  unix_socket_permissions: '0700',
  // Not PostgreSQL's: tells others who started this server.
  'throughline.started_by': startedBy,
});

// Beside a process of 250 MB on a small machine.
const size = {
  shared_buffers: '128MB',
  max_connections: '60',
  max_wal_size: '512MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  synchronous_commit: 'on',
  // A large import fills empty tables within a minute, and plans made for empty tables are slow ones.
  autovacuum_naptime: '10s',
};

// Nothing that somebody typed may reach the log. Messages of errors quote values ("invalid input syntax for type uuid:
// …"), so errors are left out altogether: the level `log` is above `error`, and below it only `fatal` and `panic` remain.
// What those say about a statement is in their DETAIL and STATEMENT, which `terse` and the others leave out.
const log = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
  lc_messages: 'C',
};

const withoutDurability = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };
