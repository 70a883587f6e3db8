-- Papers as they were issued. Whoever holds one may check it years later, so the very bytes stay.

CREATE TABLE issued_paper (
  id uuid PRIMARY KEY,
  -- What it is about: an appointment, one traveller's declaration.
  subject uuid NOT NULL,
  -- Printed on it; its first letters say which kind of paper it is.
  number text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  lang text NOT NULL,
  -- What its QR code says: initials, the end of a document, dates.
  claim_sealed bytea NOT NULL,
  pdf_sealed bytea NOT NULL,
  -- The signed record of the file: number, version, language, hash, time of issue.
  record text NOT NULL,
  issued_at bigint NOT NULL,
  keep_until bigint NOT NULL
);
-- Asked for twice, it is the same paper.
CREATE UNIQUE INDEX issued_paper_once ON issued_paper (subject, version, lang);
CREATE UNIQUE INDEX issued_paper_number ON issued_paper (number, version, lang);
CREATE INDEX issued_paper_period ON issued_paper (keep_until);
