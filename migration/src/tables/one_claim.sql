-- What the papers of one version say is decided by the first of them, whoever issues others in the
-- same moment. The column has a default for the release before, which knows nothing of it.

ALTER TABLE issued_paper ADD COLUMN first boolean NOT NULL DEFAULT false;
UPDATE issued_paper SET first = true WHERE NOT EXISTS (
  SELECT 1 FROM issued_paper AS before
  WHERE before.subject = issued_paper.subject
    AND before.version = issued_paper.version
    AND before.id < issued_paper.id
);
CREATE UNIQUE INDEX issued_paper_first ON issued_paper (subject, version) WHERE first;
