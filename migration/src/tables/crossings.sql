-- Officers' marks that a traveller crossed. A device names each mark, so that sending it twice is once.

CREATE TABLE crossing_mark (
  id uuid PRIMARY KEY,
  member uuid NOT NULL REFERENCES declaration_member (id) ON DELETE CASCADE,
  staff uuid NOT NULL REFERENCES staff_member (id),
  -- By the device's clock, and when it arrived: without a network it is sent later.
  made_at bigint NOT NULL,
  received_at bigint NOT NULL,
  undone_at bigint
);
CREATE INDEX crossing_mark_member ON crossing_mark (member);
