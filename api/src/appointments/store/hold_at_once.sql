-- One person, one slot: the whole hold in one statement, which is a transaction by itself.
--
-- Nothing is written unless the slot fits and has room (`spot`) and the account may (`payer`). The
-- contended row, the slot, is taken last, when the other rows are there (`place` counts them), so
-- that its lock lives from here to the commit without waiting for the network. Who loses the last
-- place in that moment has a seat without a slot, which the table refuses, and all of it is undone.
WITH spot AS (
  SELECT starts_at FROM slot
  WHERE id = $7 AND office = $8 AND pool = $9 AND minutes >= $10 AND starts_at > $3
    AND NOT closed AND taken < capacity
),
payer AS (
  UPDATE account SET active_appointments = active_appointments + 1 FROM spot
  WHERE account.id = $1
    AND active_appointments + 1 <= $4
    AND (lapse_day <> $5 OR lapses < $6)
    AND NOT EXISTS (
      SELECT FROM slot_wait
      WHERE slot_wait.account = $1 AND slot_wait.slot = $7 AND slot_wait.until > $3)
    AND EXISTS (
      SELECT FROM session
      WHERE session.id = $2 AND session.account = $1
        AND session.revoked_at IS NULL AND session.expires_at > $3)
  RETURNING spot.starts_at
),
booked AS (
  INSERT INTO booking (id, reference, account, office, contact_sealed, lang, hold_expires_at,
    held_at, idempotency_key, request_hash, created_at)
  SELECT $11, $12, $1, $8, $13, $14, $15, $3, $16, $17, $3 FROM payer
  RETURNING id
),
appointed AS (
  INSERT INTO appointment (id, reference, booking, account, office, service, service_group,
    starts_at, minutes, state, price_cents, currency, person_sealed, created_at)
  SELECT $18, $19, $11, $1, $8, $20, $21, starts_at, $10, 'held', $22, $23, $24, $3 FROM payer
  RETURNING id
),
claimed AS (
  INSERT INTO person_claim (id, appointment, account, person_key, key_version, service_group, standing)
  SELECT claim.id, $18, $1, claim.person_key, claim.key_version, $21, 'active'
  FROM payer, unnest($25, $26, $27) AS claim (id, person_key, key_version)
  RETURNING id
),
ordered AS (
  INSERT INTO payment_order (id, account, purpose, subject, amount_cents, currency, created_at)
  SELECT $29, $1, $30, $11, $31, $32, $3 FROM payer
  RETURNING id
),
place AS (
  UPDATE slot SET taken = taken + 1
  WHERE id = $7 AND NOT closed AND taken < capacity
    AND (SELECT COUNT(*) FROM booked) + (SELECT COUNT(*) FROM appointed)
      + (SELECT COUNT(*) FROM claimed) + (SELECT COUNT(*) FROM ordered) > 0
  RETURNING id
),
seated AS (
  INSERT INTO seat (id, appointment, slot, state)
  SELECT $28, $18, (SELECT id FROM place), 'held' FROM payer
)
SELECT (SELECT starts_at FROM spot) AS starts_at, EXISTS (SELECT FROM payer) AS charged
