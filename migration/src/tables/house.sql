-- What every room leans on: limits that hold across replicas, leases, mail, audit, the catalogue.

CREATE TABLE rate_window (
  key text NOT NULL,
  window_at bigint NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (key, window_at)
);
CREATE INDEX rate_window_age ON rate_window (window_at);

CREATE TABLE job_lease (
  name text PRIMARY KEY,
  holder uuid,
  until bigint NOT NULL,
  last_run_at bigint
);

CREATE DOMAIN mail_state AS text CHECK (VALUE IN ('pending', 'sent', 'dead'));
CREATE TABLE outbox (
  id uuid PRIMARY KEY,
  -- One mail a cause, such as `confirmed:<appointment>`.
  cause text NOT NULL UNIQUE,
  recipient_sealed bytea NOT NULL,
  message_sealed bytea NOT NULL,
  lang text NOT NULL,
  state mail_state NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  next_try_at bigint NOT NULL,
  leased_until bigint NOT NULL DEFAULT 0,
  last_error text,
  created_at bigint NOT NULL,
  sent_at bigint
);
CREATE INDEX outbox_due ON outbox (next_try_at) WHERE state = 'pending';

CREATE TABLE audit (
  id uuid PRIMARY KEY,
  at bigint NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  subject_kind text NOT NULL,
  subject text NOT NULL,
  reason text
);
CREATE INDEX audit_subject ON audit (subject_kind, subject);

CREATE DOMAIN catalogue_entry_kind AS text CHECK (VALUE IN ('office', 'service', 'policy'));
CREATE TABLE catalogue_entry (
  kind catalogue_entry_kind NOT NULL,
  id text NOT NULL,
  document text NOT NULL,
  digest text NOT NULL,
  loaded_at bigint NOT NULL,
  retired_at bigint,
  PRIMARY KEY (kind, id)
);
