-- Money. An order's status is derived from its records; every balance from the ledger.

CREATE DOMAIN order_purpose AS text CHECK (VALUE IN ('booking', 'move'));
CREATE TABLE payment_order (
  id uuid PRIMARY KEY,
  account uuid NOT NULL,
  -- Who hears of its payment: a booking, or a move to a dearer time.
  purpose order_purpose NOT NULL,
  subject uuid NOT NULL,
  amount_cents bigint NOT NULL CHECK (amount_cents > 0),
  currency text NOT NULL,
  created_at bigint NOT NULL
);
CREATE UNIQUE INDEX payment_order_subject ON payment_order (purpose, subject);

CREATE DOMAIN checkout_state AS text CHECK (VALUE IN ('creating', 'open', 'complete', 'expired'));
CREATE TABLE checkout (
  id uuid PRIMARY KEY,
  payment_order uuid NOT NULL REFERENCES payment_order (id),
  idempotency_key text NOT NULL UNIQUE,
  -- The exact request, so that a retry sends the same bytes.
  request text NOT NULL,
  stripe_session text UNIQUE,
  url text,
  state checkout_state NOT NULL,
  expires_at bigint NOT NULL,
  created_at bigint NOT NULL
);
CREATE UNIQUE INDEX checkout_open ON checkout (payment_order) WHERE state IN ('creating', 'open');

CREATE TABLE payment (
  id uuid PRIMARY KEY,
  payment_order uuid NOT NULL REFERENCES payment_order (id),
  stripe_payment_intent text NOT NULL UNIQUE,
  stripe_session text NOT NULL,
  amount_cents bigint NOT NULL,
  currency text NOT NULL,
  fee_cents bigint,
  -- Not what the order asked for (paid twice, another amount): given back by itself.
  surplus boolean NOT NULL,
  -- Given back as refunds, never more than was paid.
  refunded_cents bigint NOT NULL DEFAULT 0,
  paid_at bigint NOT NULL,
  CHECK (refunded_cents >= 0 AND refunded_cents <= amount_cents)
);
CREATE INDEX payment_of_order ON payment (payment_order);
CREATE INDEX payment_of_session ON payment (stripe_session);
CREATE INDEX payment_without_fee ON payment (paid_at) WHERE fee_cents IS NULL;
CREATE UNIQUE INDEX payment_counts_once ON payment (payment_order) WHERE NOT surplus;

CREATE DOMAIN refund_state AS text CHECK (VALUE IN ('pending', 'succeeded', 'failed'));
CREATE TABLE refund (
  id uuid PRIMARY KEY,
  payment uuid NOT NULL REFERENCES payment (id),
  -- One refund a cause, such as `cancelled:<appointment>`.
  cause text NOT NULL UNIQUE,
  subject uuid,
  amount_cents bigint NOT NULL CHECK (amount_cents > 0),
  currency text NOT NULL,
  state refund_state NOT NULL,
  idempotency_key text NOT NULL UNIQUE,
  request text NOT NULL,
  stripe_refund text UNIQUE,
  failure text,
  attempts integer NOT NULL DEFAULT 0,
  first_sent_at bigint,
  next_try_at bigint NOT NULL,
  leased_until bigint NOT NULL DEFAULT 0,
  decided_at bigint NOT NULL,
  settled_at bigint
);
CREATE INDEX refund_subject ON refund (subject);
CREATE INDEX refund_due ON refund (next_try_at) WHERE state = 'pending';

CREATE DOMAIN dispute_state AS text CHECK (VALUE IN ('open', 'won', 'lost'));
CREATE TABLE dispute (
  id uuid PRIMARY KEY,
  payment uuid NOT NULL REFERENCES payment (id),
  stripe_dispute text NOT NULL UNIQUE,
  amount_cents bigint NOT NULL,
  currency text NOT NULL,
  state dispute_state NOT NULL,
  opened_at bigint NOT NULL,
  closed_at bigint
);
CREATE INDEX dispute_payment ON dispute (payment);

-- Double entry: the lines of one cause sum to zero.
CREATE TABLE ledger_entry (
  id uuid PRIMARY KEY,
  cause text NOT NULL,
  account text NOT NULL,
  amount_cents bigint NOT NULL,
  currency text NOT NULL,
  created_at bigint NOT NULL
);
CREATE UNIQUE INDEX ledger_once ON ledger_entry (cause, account);

-- Envelopes as they came. What cannot be applied stays, with its error and its age.
CREATE TABLE stripe_event (
  id text PRIMARY KEY,
  kind text NOT NULL,
  object_id text NOT NULL,
  envelope text NOT NULL,
  received_at bigint NOT NULL,
  applied_at bigint,
  attempts integer NOT NULL DEFAULT 0,
  next_try_at bigint NOT NULL,
  leased_until bigint NOT NULL DEFAULT 0,
  last_error text
);
CREATE INDEX stripe_event_received ON stripe_event (received_at);
CREATE INDEX stripe_event_due ON stripe_event (next_try_at) WHERE applied_at IS NULL;
