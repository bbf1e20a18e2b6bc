-- Versions of packs that came with the product, as this installation ran them: what began under one runs on under it after
-- an upgrade has brought the next. Rows are only added.
CREATE TABLE release_pack (
  partnership_id uuid NOT NULL,
  pack text NOT NULL COLLATE "C",
  -- Empty when the product no longer brings the pack.
  version text NOT NULL COLLATE "C",
  -- What it was here: in-force, draft, example and so on.
  status text NOT NULL COLLATE "C",
  yaml text,
  -- The first day on which it counted; null for what was there when the installation began.
  counts_from date,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, pack, recorded_at)
);
ALTER TABLE release_pack ENABLE ROW LEVEL SECURITY;
ALTER TABLE release_pack FORCE ROW LEVEL SECURITY;
CREATE POLICY writer ON release_pack TO throughline_record USING (partnership_id = (SELECT app_partnership()));
GRANT SELECT, INSERT ON release_pack TO throughline_record;
