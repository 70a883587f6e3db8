-- Who signs in, how, and what they left half done. Addresses are sealed; `*_key` is a keyed blind index.

CREATE TABLE account (
  id uuid PRIMARY KEY,
  email_sealed bytea NOT NULL,
  email_key text NOT NULL UNIQUE,
  key_version integer NOT NULL,
  lang text NOT NULL,
  -- Held and confirmed appointments; raised and lowered only by guarded statements.
  active_appointments integer NOT NULL DEFAULT 0 CHECK (active_appointments >= 0),
  -- The day (UTC, days since 1970) of the last lapsed hold, and how many lapsed that day.
  lapse_day integer NOT NULL DEFAULT 0,
  lapses integer NOT NULL DEFAULT 0,
  created_at bigint NOT NULL
);

CREATE DOMAIN staff_role AS text CHECK (VALUE IN ('officer', 'border_officer', 'supervisor'));
CREATE TABLE staff_member (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  email_sealed bytea NOT NULL,
  email_key text NOT NULL UNIQUE,
  key_version integer NOT NULL,
  role staff_role NOT NULL,
  -- Where they serve: an office or, for a border officer, a border post. NULL: everywhere.
  office text,
  created_at bigint NOT NULL,
  disabled_at bigint
);

CREATE TABLE sign_in_code (
  id uuid PRIMARY KEY,
  email_key text NOT NULL,
  email_sealed bytea NOT NULL,
  code_hash text NOT NULL,
  lang text NOT NULL,
  attempts_left integer NOT NULL CHECK (attempts_left >= 0),
  expires_at bigint NOT NULL,
  used_at bigint,
  created_at bigint NOT NULL
);
CREATE INDEX sign_in_code_email ON sign_in_code (email_key, created_at);

CREATE TABLE session (
  id uuid PRIMARY KEY,
  account uuid REFERENCES account (id),
  staff uuid REFERENCES staff_member (id),
  role text NOT NULL,
  created_at bigint NOT NULL,
  -- When a code was last entered: changes of money and identity ask for a fresh one.
  fresh_at bigint NOT NULL,
  seen_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  revoked_at bigint,
  CHECK ((account IS NULL) <> (staff IS NULL))
);
CREATE INDEX session_account ON session (account);

CREATE TABLE mail_link (
  id uuid PRIMARY KEY,
  secret_hash text NOT NULL UNIQUE,
  purpose text NOT NULL,
  account uuid NOT NULL REFERENCES account (id),
  appointment uuid NOT NULL,
  expires_at bigint NOT NULL,
  created_at bigint NOT NULL
);

CREATE DOMAIN recovery_state AS text CHECK (VALUE IN ('waiting', 'done', 'refused'));
CREATE TABLE recovery (
  id uuid PRIMARY KEY,
  account uuid NOT NULL REFERENCES account (id),
  appointment uuid NOT NULL,
  new_email_sealed bytea NOT NULL,
  new_email_key text NOT NULL,
  lang text NOT NULL,
  state recovery_state NOT NULL,
  effective_at bigint NOT NULL,
  created_at bigint NOT NULL
);
CREATE UNIQUE INDEX recovery_waiting ON recovery (account) WHERE state = 'waiting';

CREATE TABLE draft (
  id uuid PRIMARY KEY,
  token_hash text NOT NULL UNIQUE,
  sealed bytea NOT NULL,
  expires_at bigint NOT NULL
);
CREATE INDEX draft_expiry ON draft (expires_at);
