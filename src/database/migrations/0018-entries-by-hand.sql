-- What people record by hand: on whose words an entry rests, what came of it, its files, and what is not finished yet.

ALTER TABLE entry
  -- Whose eyes or words it rests on, as far as whoever recorded it said.
  ADD COLUMN source text COLLATE "C",
  -- Of an allegation or a finding, what came of looking into it.
  ADD COLUMN outcome text COLLATE "C",
  -- Where it stands in the recording organisation's own system.
  ADD COLUMN home_reference text,
  -- Of a correction, why.
  ADD COLUMN corrected_because text,
  -- [{ file, sha256 }]
  ADD COLUMN attachments jsonb;

-- What somebody typed and has not recorded. Their own, for as long as they may see the child.
CREATE TABLE draft (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  kind text NOT NULL COLLATE "C",
  -- The entry that it would correct.
  corrects uuid,
  -- { name of a field: [what was typed] }
  typed jsonb NOT NULL,
  started_at timestamptz NOT NULL,
  saved_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject
);
CREATE INDEX draft_practitioner ON draft (partnership_id, practitioner_id, saved_at);
CREATE INDEX draft_expires ON draft (expires_at);

-- Files in pieces. One waits with a draft, then belongs to the entries that have it as an attachment.
CREATE TABLE stored_file (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  uploaded_by uuid NOT NULL,
  uploaded_at timestamptz NOT NULL,
  draft_id uuid,
  name text NOT NULL,
  -- What the content says that it is, one of those that are taken.
  media_type text NOT NULL COLLATE "C",
  bytes integer NOT NULL,
  sha256 bytea NOT NULL,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, draft_id) REFERENCES draft (partnership_id, id) ON DELETE CASCADE
);
CREATE INDEX stored_file_draft ON stored_file (partnership_id, draft_id) WHERE draft_id IS NOT NULL;

CREATE TABLE stored_file_piece (
  partnership_id uuid NOT NULL,
  file_id uuid NOT NULL,
  number integer NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (partnership_id, file_id, number),
  FOREIGN KEY (partnership_id, file_id) REFERENCES stored_file (partnership_id, id) ON DELETE CASCADE
);
-- Nearly all of what is taken is compressed already.
ALTER TABLE stored_file_piece ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE attachment (
  partnership_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  file_id uuid NOT NULL,
  PRIMARY KEY (partnership_id, subject_id, entry_id, file_id),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject,
  FOREIGN KEY (partnership_id, file_id) REFERENCES stored_file (partnership_id, id)
);
CREATE INDEX attachment_file ON attachment (partnership_id, file_id);

-- Which kinds of entry somebody records most, so that these stand first.
CREATE TABLE kind_used (
  partnership_id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  kind text NOT NULL COLLATE "C",
  times integer NOT NULL,
  PRIMARY KEY (partnership_id, practitioner_id, kind)
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['draft', 'stored_file', 'stored_file_piece', 'attachment', 'kind_used'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY writer ON %I TO throughline_record USING (partnership_id = (SELECT app_partnership()))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO throughline_record', name);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON draft, kind_used TO throughline_app;
GRANT SELECT, INSERT, DELETE ON stored_file TO throughline_app;
GRANT SELECT, INSERT ON stored_file_piece TO throughline_app;
GRANT SELECT ON attachment TO throughline_app;

CREATE POLICY author ON kind_used TO throughline_app USING (
  partnership_id = (SELECT app_partnership()) AND practitioner_id = (SELECT app_practitioner())
);

-- To somebody who may no longer see the child there is no draft about it, their own neither.
CREATE POLICY author ON draft TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND practitioner_id = (SELECT app_practitioner())
  AND expires_at > (SELECT app_now())
  AND EXISTS (SELECT FROM access_grant g WHERE g.partnership_id = draft.partnership_id AND g.subject_id = draft.subject_id)
);

-- The policies of entry hold inside this one: whoever sees the entry sees what is attached to it, and nobody else.
CREATE POLICY viewer ON attachment FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND EXISTS (
    SELECT FROM entry e
    WHERE e.partnership_id = attachment.partnership_id AND e.subject_id = attachment.subject_id AND e.id = attachment.entry_id
  )
);

CREATE POLICY viewer ON stored_file FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND (
    EXISTS (SELECT FROM draft d WHERE d.partnership_id = stored_file.partnership_id AND d.id = stored_file.draft_id)
    OR EXISTS (SELECT FROM attachment a WHERE a.partnership_id = stored_file.partnership_id AND a.file_id = stored_file.id)
  )
);
CREATE POLICY author ON stored_file FOR INSERT TO throughline_app WITH CHECK (
  partnership_id = (SELECT app_partnership())
  AND uploaded_by = (SELECT app_practitioner())
  AND EXISTS (SELECT FROM draft d WHERE d.partnership_id = stored_file.partnership_id AND d.id = stored_file.draft_id)
);
CREATE POLICY remover ON stored_file FOR DELETE TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND EXISTS (SELECT FROM draft d WHERE d.partnership_id = stored_file.partnership_id AND d.id = stored_file.draft_id)
);

CREATE POLICY viewer ON stored_file_piece FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND EXISTS (
    SELECT FROM stored_file f WHERE f.partnership_id = stored_file_piece.partnership_id AND f.id = stored_file_piece.file_id
  )
);
CREATE POLICY author ON stored_file_piece FOR INSERT TO throughline_app WITH CHECK (
  partnership_id = (SELECT app_partnership())
  AND EXISTS (
    SELECT FROM stored_file f
    WHERE f.partnership_id = stored_file_piece.partnership_id AND f.id = stored_file_piece.file_id AND f.draft_id IS NOT NULL
  )
);
