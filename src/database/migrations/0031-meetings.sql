-- Who was invited to which meeting, and when it is. What it is about stands in the chronology and nowhere else.

CREATE TABLE meeting_invitation (
  partnership_id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  -- It was held or called off, so that nobody waits for it any more.
  over_at timestamptz,
  PRIMARY KEY (partnership_id, meeting_id, practitioner_id),
  FOREIGN KEY (partnership_id, subject_id) REFERENCES subject,
  FOREIGN KEY (partnership_id, practitioner_id) REFERENCES practitioner
);
CREATE INDEX meeting_invitation_practitioner ON meeting_invitation (partnership_id, practitioner_id, ends_at);

ALTER TABLE meeting_invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE meeting_invitation FORCE ROW LEVEL SECURITY;
CREATE POLICY writer ON meeting_invitation TO throughline_record USING (partnership_id = (SELECT app_partnership()));
-- One's own, as long as one may still see the child.
CREATE POLICY own ON meeting_invitation FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND practitioner_id = (SELECT app_practitioner())
  AND EXISTS (
    SELECT FROM access_grant g
    WHERE g.partnership_id = meeting_invitation.partnership_id AND g.subject_id = meeting_invitation.subject_id
  )
);
GRANT SELECT ON meeting_invitation TO throughline_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON meeting_invitation TO throughline_record;

ALTER TABLE mail
  DROP CONSTRAINT mail_kind_check,
  ADD CONSTRAINT mail_kind_check CHECK (kind IN ('daily', 'urgent', 'invitation', 'called-off')),
  -- Of an invitation: the meeting and its time, nothing else.
  ADD COLUMN meeting jsonb;
