-- Seats and the people bound to them. What must never happen is a constraint here.

CREATE TABLE slot (
  id uuid PRIMARY KEY,
  office text NOT NULL,
  pool text NOT NULL,
  starts_at bigint NOT NULL,
  minutes integer NOT NULL CHECK (minutes > 0),
  -- The day in the office's own time zone, days since 1970: availability counts by it.
  local_day integer NOT NULL,
  capacity integer NOT NULL CHECK (capacity >= 0),
  -- Held, confirmed and cooling seats.
  taken integer NOT NULL DEFAULT 0,
  closed boolean NOT NULL DEFAULT FALSE,
  CHECK (taken >= 0 AND taken <= capacity)
);
CREATE UNIQUE INDEX slot_time ON slot (office, pool, starts_at);
CREATE INDEX slot_day ON slot (office, pool, local_day, starts_at);

CREATE TABLE booking (
  id uuid PRIMARY KEY,
  reference text NOT NULL UNIQUE,
  account uuid NOT NULL REFERENCES account (id),
  office text NOT NULL,
  contact_sealed bytea NOT NULL,
  lang text NOT NULL,
  -- NULL once paid, released or lapsed.
  hold_expires_at bigint,
  held_at bigint NOT NULL,
  extended boolean NOT NULL DEFAULT FALSE,
  checkout_extended boolean NOT NULL DEFAULT FALSE,
  idempotency_key text NOT NULL,
  request_hash text NOT NULL,
  created_at bigint NOT NULL
);
CREATE UNIQUE INDEX booking_idempotency ON booking (account, idempotency_key);
CREATE INDEX booking_hold ON booking (hold_expires_at) WHERE hold_expires_at IS NOT NULL;

CREATE DOMAIN appointment_state AS text CHECK (VALUE IN ('held', 'lapsed', 'released', 'confirmed', 'attended', 'no_show', 'cancelled', 'charged_back'));
CREATE TABLE appointment (
  id uuid PRIMARY KEY,
  reference text NOT NULL UNIQUE,
  booking uuid NOT NULL REFERENCES booking (id),
  -- The booking's.
  account uuid NOT NULL,
  office text NOT NULL,
  service text NOT NULL,
  service_group text NOT NULL,
  starts_at bigint NOT NULL,
  minutes integer NOT NULL,
  state appointment_state NOT NULL,
  contested boolean NOT NULL DEFAULT FALSE,
  price_cents bigint NOT NULL CHECK (price_cents >= 0),
  currency text NOT NULL,
  moves_used integer NOT NULL DEFAULT 0,
  -- Names, birth date and documents; emptied when its retention period ends.
  person_sealed bytea NOT NULL,
  created_at bigint NOT NULL,
  confirmed_at bigint,
  ended_at bigint,
  reconfirmed_at bigint,
  purged_at bigint
);
CREATE INDEX appointment_booking ON appointment (booking);
CREATE INDEX appointment_account ON appointment (account, created_at, id);
CREATE INDEX appointment_coming ON appointment (starts_at) WHERE state = 'confirmed';

CREATE DOMAIN claim_standing AS text CHECK (VALUE IN ('active', 'confirmed', 'contested', 'released'));
-- One row a document of a person. `person_key` is the keyed blind index of (type, country, number).
CREATE TABLE person_claim (
  id uuid PRIMARY KEY,
  appointment uuid NOT NULL REFERENCES appointment (id),
  account uuid NOT NULL,
  person_key text NOT NULL,
  key_version integer NOT NULL,
  service_group text NOT NULL,
  standing claim_standing NOT NULL
);
CREATE INDEX person_claim_appointment ON person_claim (appointment);
-- Within an account a person has one active appointment of a service group, paid or not.
CREATE UNIQUE INDEX person_claim_own ON person_claim (account, person_key, service_group) WHERE standing <> 'released';
-- Across accounts only a payment counts: one confirmed, and at most one contested.
CREATE UNIQUE INDEX person_claim_confirmed ON person_claim (person_key, service_group) WHERE standing = 'confirmed';
CREATE UNIQUE INDEX person_claim_contested ON person_claim (person_key, service_group) WHERE standing = 'contested';

CREATE DOMAIN seat_state AS text CHECK (VALUE IN ('held', 'confirmed', 'cooling', 'released'));
CREATE TABLE seat (
  id uuid PRIMARY KEY,
  appointment uuid NOT NULL REFERENCES appointment (id),
  slot uuid NOT NULL REFERENCES slot (id),
  state seat_state NOT NULL,
  cool_until bigint
);
CREATE UNIQUE INDEX seat_once ON seat (appointment, slot) WHERE state IN ('held', 'confirmed');
CREATE INDEX seat_slot ON seat (slot) WHERE state <> 'released';
CREATE INDEX seat_appointment ON seat (appointment);
CREATE INDEX seat_cooling ON seat (cool_until) WHERE state = 'cooling';

-- An account that let a time lapse waits before it may hold the same time again.
CREATE TABLE slot_wait (
  account uuid NOT NULL,
  slot uuid NOT NULL,
  until bigint NOT NULL,
  PRIMARY KEY (account, slot)
);

CREATE DOMAIN move_state AS text CHECK (VALUE IN ('waiting', 'done', 'lapsed'));
-- A move, so that a repeated request answers alike and a dearer seat waits for its difference.
CREATE TABLE appointment_move (
  id uuid PRIMARY KEY,
  appointment uuid NOT NULL REFERENCES appointment (id),
  account uuid NOT NULL,
  idempotency_key text NOT NULL,
  to_office text NOT NULL,
  to_starts_at bigint NOT NULL,
  to_minutes integer NOT NULL,
  to_price_cents bigint NOT NULL,
  difference_cents bigint NOT NULL,
  state move_state NOT NULL,
  hold_expires_at bigint,
  created_at bigint NOT NULL
);
CREATE UNIQUE INDEX appointment_move_idempotency ON appointment_move (account, idempotency_key);
CREATE UNIQUE INDEX appointment_move_waiting ON appointment_move (appointment) WHERE state = 'waiting';
