-- Passkeys of the staff (WebAuthn), the challenges that are open, and which session used one.

CREATE TABLE passkey (
  id uuid PRIMARY KEY,
  staff uuid NOT NULL REFERENCES staff_member (id),
  -- Of the credential's own id, which the authenticator chose: nobody registers one twice.
  credential_hash text NOT NULL UNIQUE,
  name text NOT NULL,
  passkey_sealed bytea NOT NULL,
  created_at bigint NOT NULL,
  used_at bigint
);
CREATE INDEX passkey_staff ON passkey (staff);

CREATE DOMAIN passkey_ceremony AS text CHECK (VALUE IN ('register', 'use'));
-- One a session: the latest is the one that counts, and its answer deletes it.
CREATE TABLE passkey_challenge (
  session uuid PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
  ceremony passkey_ceremony NOT NULL,
  state_sealed bytea NOT NULL,
  expires_at bigint NOT NULL
);

-- When the session's passkey was used; a session without one has hardly any right.
ALTER TABLE session ADD COLUMN passkey_at bigint;
