-- Whoever crosses a land border on foot: a means of its own. A check cannot be widened on every
-- engine, so that the columns are made anew under a wider domain.

CREATE DOMAIN travel_way AS text CHECK (VALUE IN ('air', 'land', 'foot', 'sea'));
ALTER TABLE declaration ADD COLUMN
  way travel_way NOT NULL DEFAULT 'land'
;
UPDATE declaration SET way = means;
ALTER TABLE declaration DROP COLUMN means;
ALTER TABLE declaration RENAME COLUMN way TO means;

-- There the means is part of the key.
CREATE TABLE counted (
  travel_on text NOT NULL,
  post text NOT NULL,
  direction travel_direction NOT NULL,
  means travel_way NOT NULL,
  state declaration_member_state NOT NULL,
  members bigint NOT NULL,
  PRIMARY KEY (travel_on, post, direction, means, state)
);
INSERT INTO counted (travel_on, post, direction, means, state, members)
  SELECT travel_on, post, direction, means, state, members FROM declaration_count;
DROP TABLE declaration_count;
ALTER TABLE counted RENAME TO declaration_count;
DROP DOMAIN travel_means;
