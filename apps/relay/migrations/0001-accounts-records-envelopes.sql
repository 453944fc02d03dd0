-- Every row of a person's data carries the record, so that a store can be split by it. Blobs named login, token and identity are hashes or public.
CREATE TABLE secret(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE account(
  record BLOB PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  salt BLOB NOT NULL,
  mem_kib INTEGER NOT NULL,
  ops INTEGER NOT NULL,
  login BLOB NOT NULL,
  recovery_login BLOB,
  wrap_passphrase BLOB NOT NULL,
  wrap_recovery BLOB
) WITHOUT ROWID;

-- A token is kept as its hash, with the day it was last used.
CREATE TABLE session(token BLOB PRIMARY KEY, record BLOB NOT NULL, day INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX session_record ON session(record);

CREATE TABLE record(
  record BLOB PRIMARY KEY,
  identity BLOB NOT NULL,
  epoch INTEGER NOT NULL,
  member_list BLOB NOT NULL,
  cursor INTEGER NOT NULL,
  bytes INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE device(
  record BLOB NOT NULL,
  device BLOB NOT NULL,
  member BLOB NOT NULL,
  key BLOB NOT NULL,
  certificate BLOB NOT NULL,
  revoked INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY(record, device)
) WITHOUT ROWID;

-- The last envelope of each device in each stream.
CREATE TABLE head(
  record BLOB NOT NULL,
  stream BLOB NOT NULL,
  device BLOB NOT NULL,
  sequence INTEGER NOT NULL,
  hash BLOB NOT NULL,
  epoch INTEGER NOT NULL,
  PRIMARY KEY(record, stream, device)
) WITHOUT ROWID;

-- kind 0: an envelope; 1: what is left of an erased one. notice 1: the same again at a later cursor, so that devices that read on learn of it.
CREATE TABLE envelope(
  record BLOB NOT NULL,
  cursor INTEGER NOT NULL,
  stream BLOB NOT NULL,
  device BLOB NOT NULL,
  sequence INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  notice INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY(record, cursor)
);
CREATE UNIQUE INDEX envelope_place ON envelope(record, stream, device, sequence, notice);
