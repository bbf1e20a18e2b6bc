-- Those who are invited are told when a meeting is held at another time.
ALTER TABLE mail
  DROP CONSTRAINT mail_kind_check,
  ADD CONSTRAINT mail_kind_check CHECK (kind IN ('daily', 'urgent', 'invitation', 'moved', 'called-off'));
