-- What had been derived under a pack when it was withdrawn is kept duty by duty, so that it can be read by exactly those who
-- could read the duty.
DROP TABLE pack_look_back;
CREATE TABLE pack_look_back (
  partnership_id uuid NOT NULL,
  pack_version_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  instance text NOT NULL COLLATE "C",
  rule text NOT NULL COLLATE "C",
  owner_organisation_id uuid,
  receiver_organisation_id uuid,
  compartments text[] NOT NULL,
  audience text[],
  PRIMARY KEY (partnership_id, pack_version_id, subject_id, instance),
  FOREIGN KEY (partnership_id, pack_version_id) REFERENCES pack_version
);
ALTER TABLE pack_look_back ENABLE ROW LEVEL SECURITY;
ALTER TABLE pack_look_back FORCE ROW LEVEL SECURITY;
CREATE POLICY writer ON pack_look_back TO throughline_record USING (partnership_id = (SELECT app_partnership()));
CREATE POLICY viewer ON pack_look_back FOR SELECT TO throughline_app USING (
  partnership_id = (SELECT app_partnership())
  AND EXISTS (
    SELECT FROM access_grant g
    WHERE g.partnership_id = pack_look_back.partnership_id
      AND g.subject_id = pack_look_back.subject_id
      AND pack_look_back.compartments <@ g.compartments
      AND (pack_look_back.audience IS NULL OR g.viewer = ANY (pack_look_back.audience))
      AND (g.mode = 'content'
        OR (g.mode = 'own'
          AND (g.organisation_id = pack_look_back.owner_organisation_id OR g.organisation_id = pack_look_back.receiver_organisation_id)))
  )
);
GRANT SELECT ON pack_look_back TO throughline_app;
GRANT SELECT, INSERT, DELETE ON pack_look_back TO throughline_record;
