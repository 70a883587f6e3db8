-- What travellers declare before they enter or leave. Names, documents and addresses are sealed;
-- `*_key` is a keyed blind index.

CREATE DOMAIN travel_direction AS text CHECK (VALUE IN ('entry', 'exit'));
CREATE DOMAIN travel_means AS text CHECK (VALUE IN ('air', 'land', 'sea'));
CREATE TABLE declaration (
  id uuid PRIMARY KEY,
  -- Of the Idempotency-Key, hashed, and a keyed hash of the request.
  request_key text NOT NULL UNIQUE,
  request_hash text NOT NULL,
  direction travel_direction NOT NULL,
  -- The day at the border post, YYYY-MM-DD.
  travel_on text NOT NULL,
  post text NOT NULL,
  means travel_means NOT NULL,
  -- Of a scheduled flight, such as AV431; no other conveyance stands in the open.
  flight text,
  closes_at bigint NOT NULL,
  trip_sealed bytea NOT NULL,
  -- The secret of the link in the contact's mail, hashed.
  link_hash text NOT NULL UNIQUE,
  lang text NOT NULL,
  created_at bigint NOT NULL,
  changed_at bigint NOT NULL
);
CREATE INDEX declaration_flight ON declaration (travel_on, flight);

CREATE DOMAIN declaration_member_state AS text CHECK (VALUE IN ('declared', 'crossed', 'withdrawn'));
CREATE TABLE declaration_member (
  id uuid PRIMARY KEY,
  declaration uuid NOT NULL REFERENCES declaration (id),
  position integer NOT NULL,
  -- Printed, and in the code that others scan.
  number text NOT NULL UNIQUE,
  -- Of the reference that the traveller keeps.
  reference_key text NOT NULL UNIQUE,
  document_key text NOT NULL,
  key_version integer NOT NULL,
  person_sealed bytea NOT NULL,
  state declaration_member_state NOT NULL,
  -- Counts the changes: codes of an earlier version say something else than the declaration does.
  version integer NOT NULL,
  changed_at bigint NOT NULL,
  crossed_at bigint,
  crossed_by uuid,
  created_at bigint NOT NULL
);
CREATE INDEX declaration_member_declaration ON declaration_member (declaration);
CREATE INDEX declaration_member_document ON declaration_member (document_key);

-- Drafts that wait for the day on which their trip can be declared.
CREATE TABLE saved_draft (
  id uuid PRIMARY KEY,
  link_hash text NOT NULL UNIQUE,
  sealed bytea NOT NULL,
  email_sealed bytea NOT NULL,
  lang text NOT NULL,
  opens_at bigint NOT NULL,
  reminded_at bigint,
  kept_until bigint NOT NULL,
  created_at bigint NOT NULL
);
CREATE INDEX saved_draft_opens ON saved_draft (opens_at) WHERE reminded_at IS NULL;

-- Solved challenges: each is good once.
CREATE TABLE spent_proof (
  challenge text PRIMARY KEY,
  expires_at bigint NOT NULL
);

-- What remains of declarations when the people's details are gone.
CREATE TABLE declaration_count (
  travel_on text NOT NULL,
  post text NOT NULL,
  direction travel_direction NOT NULL,
  means travel_means NOT NULL,
  state declaration_member_state NOT NULL,
  members bigint NOT NULL,
  PRIMARY KEY (travel_on, post, direction, means, state)
);
